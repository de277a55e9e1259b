using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Servanda.Workspace.Drawings;

/// <summary>Words in a drawing. In a class of its own, since Razor takes the element of SVG for a word of its own language.</summary>
public sealed class Label : ComponentBase
{
    /// <summary>Where they begin, or have their middle.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>The line on which they stand.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public required string Words { get; set; }

    /// <summary>How they look.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>Whether <see cref="X"/> is their middle.</summary>
    [Parameter]
    public bool Centred { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", TimeScale.Text(X));
        builder.AddAttribute(2, "y", TimeScale.Text(Y));
        builder.AddAttribute(3, "class", Class);
        builder.AddAttribute(4, "text-anchor", Centred ? "middle" : null);
        builder.AddContent(5, Words);
        builder.CloseElement();
    }
}
