# Completion of tokenops in fish. Put this line into ~/.config/fish/config.fish:
#   tokenops completion fish | source
function __tokenops
    set -l command (commandline -opc)[1]
    set -l line (string replace -- $command '' (commandline -cp))
    set -l current (commandline -ct)
    set -l found ($command "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
    # Options only where one is begun: elsewhere the names of files are wanted.
    string match -q -- '-*' $current; or set found (string match -v -- '-*' $found)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path $current
    end
end
complete -c tokenops -f -a '(__tokenops)'
