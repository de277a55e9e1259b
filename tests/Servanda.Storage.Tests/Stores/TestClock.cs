using NodaTime;

namespace Servanda.Storage.Tests.Stores;

/// <summary>A clock that a test sets.</summary>
public sealed class TestClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
