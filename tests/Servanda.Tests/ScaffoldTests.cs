namespace Servanda.Tests;

public class ScaffoldTests
{
    [Fact]
    public void The_suite_runs() => Assert.Equal(2, 1 + 1);
}
