# Completion of tokenops in bash. Put this line into ~/.bashrc:
#   eval "$(tokenops completion bash)"
_tokenops() {
    local command="${COMP_WORDS[0]}" current="${COMP_WORDS[COMP_CWORD]}" line="${COMP_LINE:0:COMP_POINT}" word
    line="${line#"$command"}"
    if [[ $current == = ]]; then current=; fi
    COMPREPLY=()
    while IFS= read -r word; do
        # Options only where one is begun: elsewhere the names of files are wanted.
        if [[ $word == "$current"* && ($word != -* || $current == -*) ]]; then COMPREPLY+=("$word"); fi
    done < <("$command" "[suggest:${#line}]" "$line" 2>/dev/null)
}
complete -o bashdefault -o default -F _tokenops tokenops
