using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>Collects the data blocks of a CIF. Save frames and data names that no structure is made from are passed over.</summary>
internal ref struct CifParser
{
    /// <summary>The most data blocks of a file.</summary>
    internal const int MaximumBlocks = 10_000;

    /// <summary>
    /// The most rows of a loop of sites or symmetry operators: a crystal has no more atoms, and each site and each operator makes one.
    /// </summary>
    internal const int MaximumRows = Crystal.MaximumAtoms;

    private CifTokenizer _tokenizer;
    private CifToken _current;

    private CifParser(string text)
    {
        _tokenizer = new CifTokenizer(text);
        _current = _tokenizer.Next();
    }

    /// <summary>Reads all blocks of a text with lines that end in <c>\n</c>.</summary>
    /// <exception cref="InvalidInputException">The text has no data block, or too much of something.</exception>
    internal static List<CifBlock> Parse(string text)
    {
        var parser = new CifParser(text);
        var blocks = new List<CifBlock>();
        parser.SkipPreamble();
        while (parser._current.Kind != CifTokenKind.End)
        {
            if (blocks.Count == MaximumBlocks)
            {
                throw new InvalidInputException(
                    $"the file has more than {MaximumBlocks} data blocks; split it", line: parser._current.Line);
            }

            blocks.Add(parser.ReadBlock());
        }

        blocks[^1].UnclosedLine = parser._tokenizer.UnclosedLine;
        return blocks;
    }

    // Some programs write notes before the first block, without the hash of a comment.
    private void SkipPreamble()
    {
        var first = _current;
        while (_current.Kind is not (CifTokenKind.DataHeading or CifTokenKind.End))
            Take();
        if (_current.Kind == CifTokenKind.End)
        {
            throw new InvalidInputException(
                $"expected 'data_', found {Excerpt.Quoted(first.Value.Text)}; is this a CIF?", line: first.Line);
        }
    }

    private CifBlock ReadBlock()
    {
        var heading = Take();
        var block = new CifBlock(heading.Value.Text.ToString(), heading.Line);
        var isInFrame = false;
        while (_current.Kind is not (CifTokenKind.End or CifTokenKind.DataHeading))
        {
            var token = Take();
            switch (token.Kind)
            {
                case CifTokenKind.SaveHeading:
                    isInFrame = !token.Value.Text.IsEmpty;
                    break;
                case CifTokenKind.Loop:
                    ReadLoop(token.Line, isInFrame ? null : block);
                    break;
                case CifTokenKind.Tag:
                    ReadItem(token.Value, isInFrame ? null : block);
                    break;
                case CifTokenKind.Value when block.IsFirst(CifFault.Stray):
                    block.Warnings.Add(
                        $"line {token.Line}: {Excerpt.Quoted(token.Value.Text)} belongs to no data name and is ignored; "
                        + "quote values that have blanks");
                    break;
            }
        }

        return block;
    }

    private void ReadItem(CifValue tag, CifBlock? block)
    {
        var name = CifTags.Normalize(tag.Text);
        if (_current.Kind == CifTokenKind.Value)
        {
            Add(block, name, [Take().Value], tag.Line);
            return;
        }

        if (name is not null && block?.IsFirst(CifFault.NoValue) == true)
            block.Warnings.Add($"line {tag.Line}: {name} has no value");
    }

    private void ReadLoop(int line, CifBlock? block)
    {
        var columns = new List<(string? Name, List<CifValue> Values)>();
        while (_current.Kind == CifTokenKind.Tag)
            columns.Add((CifTags.Normalize(Take().Value.Text), []));

        if (columns.Count == 0)
            throw new InvalidInputException("the loop names no columns", line: line);
        var isWanted = block is not null && columns.Exists(column => column.Name is not null);
        var count = 0;
        for (; _current.Kind == CifTokenKind.Value; count++)
        {
            var value = Take().Value;
            var (name, values) = columns[count % columns.Count];
            if (isWanted && name is not null)
                values.Add(value);
            if (values.Count > MaximumRows)
            {
                throw new InvalidInputException(
                    $"the loop has more than {MaximumRows} rows of {name}, which is more than a crystal can have", line: line);
            }
        }

        if (isWanted && count % columns.Count != 0)
        {
            throw new InvalidInputException(
                $"the loop has {columns.Count} columns but {count} values, which fill no whole number of rows; "
                + (_tokenizer.UnclosedLine is { } open
                    ? $"what begins in line {open} is not closed"
                    : "look for a missing or unquoted value"),
                line: line);
        }

        foreach (var (name, values) in columns)
            Add(block, name, values, line);
    }

    private static void Add(CifBlock? block, string? name, List<CifValue> values, int line)
    {
        if (name is not null)
            block?.Add(name, values, line);
    }

    private CifToken Take()
    {
        var token = _current;
        _current = _tokenizer.Next();
        return token;
    }
}
