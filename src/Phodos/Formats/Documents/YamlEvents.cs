using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Phodos.Formats.Documents;

/// <summary>The events of a YAML text. Every fault of the text is a <see cref="YamlException"/>.</summary>
internal sealed class YamlEvents(TextReader text) : IParser
{
    private readonly Parser _parser = new(text);

    public ParsingEvent? Current => _parser.Current;

    public bool MoveNext()
    {
        try
        {
            return _parser.MoveNext() ? true : throw new YamlException("The text ends too early.");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // What the scanner throws for a word behind a bracket that is not closed, a character beyond Unicode or an empty tag.
            var place = Current?.End ?? Mark.Empty;
            throw new YamlException(in place, in place, "A bracket is not closed, or a word, character or tag is none.", exception);
        }
    }
}
