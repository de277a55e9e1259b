using System.Globalization;
using System.Text;

namespace Servanda.Workspace.Tests;

/// <summary>A dossier of many promises of one kind, a tenth of them in dispute.</summary>
internal static class ManyPromises
{
    /// <summary>Writes it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="count">How many promises, each with two reports.</param>
    public static void Write(string folder, int count)
    {
        var text = new StringBuilder(
            """
            instrument pact "A pact of many promises"
              made by North, South on 2020-01-01
            party North
            party South

            """
        );
        for (var i = 0; i < count; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"""
                event e-{i} "what is promised in {i}"
                commitment c-{i} "Promise {i}" cites "Article {i}"
                  under pact
                  North must achieve e-{i}
                  owed to South
                  by 2021-{1 + i % 12:00}-15
                2020-06-01 North reports e-{i}
                2020-07-01 South {(i % 10 == 0 ? "denies" : "reports")} e-{i}

                """
            );
        File.WriteAllText(Path.Combine(folder, "pact.accord"), text.ToString());
    }
}
