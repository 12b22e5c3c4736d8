# Completion of tokenops in PowerShell. Put this line into $PROFILE:
#   tokenops completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName tokenops -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $command = $commandAst.CommandElements[0].Extent
    $text = $commandAst.Extent.Text.PadRight($cursorPosition - $commandAst.Extent.StartOffset)
    $line = $text.Substring($command.Text.Length, $cursorPosition - $command.EndOffset)
    & $command.Text "[suggest:$($line.Length)]" $line 2>$null |
        Where-Object { $_ -like "$wordToComplete*" -and (-not $_.StartsWith('-') -or $wordToComplete.StartsWith('-')) } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
