namespace Servanda.Cli;

/// <summary>The command line asks for something that cannot be: one plain sentence, exit code 2.</summary>
internal sealed class UsageError(string sentence) : Exception(sentence);
