#compdef tokenops
# Completion of tokenops in zsh. Put this line into ~/.zshrc, after compinit:
#   eval "$(tokenops completion zsh)"
_tokenops() {
    local line="${BUFFER[1,CURSOR]}" word
    local -a found
    line="${line#*${words[1]}}"
    for word in "${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}"; do
        # Options only where one is begun: elsewhere the names of files are wanted.
        if [[ -n $word && ($word != -* || $PREFIX == -*) ]]; then found+=("$word"); fi
    done
    compadd -a found || _files
}
compdef _tokenops tokenops
