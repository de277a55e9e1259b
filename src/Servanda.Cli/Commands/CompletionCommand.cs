using System.CommandLine;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda completion</c>: the lines that teach a shell to complete <c>servanda</c>.</summary>
internal static class CompletionCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command(
            "completion",
            "What to add to a shell's start-up file so that it completes commands, options and the names of commitments."
        )
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            surroundings.Output.Write(
                parsed.GetRequiredValue(shell) switch
                {
                    "bash" => Bash,
                    "zsh" => Zsh,
                    _ => Fish,
                }
            );
            return ExitCode.Fine;
        });
        return command;
    }

    const string Bash = """
        # bash: add to ~/.bashrc   eval "$(servanda completion bash)"
        _servanda() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(servanda "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _servanda servanda

        """;

    const string Zsh = """
        # zsh: add to ~/.zshrc, after compinit   eval "$(servanda completion zsh)"
        _servanda() {
          local -a found
          found=("${(@f)$(servanda "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -- $found || _files
        }
        compdef _servanda servanda

        """;

    const string Fish = """
        # fish: add to ~/.config/fish/config.fish   servanda completion fish | source
        complete -c servanda -a '(servanda "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'

        """;
}
