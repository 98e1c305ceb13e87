namespace Phodos.Web.Endpoints;

/// <summary>The text of a structure file.</summary>
/// <param name="File">Its name; a hint to the format, never a path.</param>
/// <param name="Text">The text.</param>
internal sealed record StructureText(string File, string Text);
