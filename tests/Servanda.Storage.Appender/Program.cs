using System.Globalization;
using NodaTime;
using Servanda.Storage;

// Appends entries to a ledger until it is killed, and says each that was acknowledged: what tests of kill -9 and of two
// writers at once run as a process of its own.
//   Servanda.Storage.Appender ADDRESS NAME
var (address, name) = (args[0], args[1]);
await using var ledger = await Ledger.Open(
    await StoreAddress.Parse(address, isPublic: false).Open(create: true, Duration.FromSeconds(60)),
    "appended",
    SystemClock.Instance
);
await using var said = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
for (var i = 0; ; i++)
{
    var text = string.Create(CultureInfo.InvariantCulture, $"{name}/{i}");
    await ledger.Append([new NewEvent(new EntryMade(text, new string('x', 200)), text)]);
    await said.WriteLineAsync(text);
}
