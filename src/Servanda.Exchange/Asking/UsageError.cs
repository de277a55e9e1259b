namespace Servanda.Exchange.Asking;

/// <summary>Something is asked for that cannot be; the message is one plain sentence. The command then ends with exit code 2.</summary>
public class UsageError(string sentence) : Exception(sentence);

/// <summary>What is named is not in the dossier.</summary>
public sealed class NoSuchName(string sentence) : UsageError(sentence);
