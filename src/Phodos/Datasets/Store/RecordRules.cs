using System.Text;
using Phodos.Datasets.Records;

namespace Phodos.Datasets.Store;

/// <summary>What a record must be to stand in a store; asked when it is written and again when it is read.</summary>
internal static class RecordRules
{
    /// <summary>The most values that the projections of a record may have together, so that a row group fits into memory.</summary>
    internal const int MaximumProjectedValues = 1 << 24;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidInputException">The record breaks a rule; the message says which.</exception>
    internal static void Require(DosRecord record)
    {
        if (record.Id.Length == 0)
            throw new InvalidInputException("a record has no identifier; give each its own");
        RequireUnicode(record.Id);
        foreach (var name in record.Dos.Projections.Keys)
            RequireUnicode(name);
        if (record.SpaceGroup is < 1 or > 230)
            throw new InvalidInputException($"{Excerpt.Quoted(record.Id)} has the space group {record.SpaceGroup}; it must be 1..230");
        if (record.System is { } system && !Enum.IsDefined(system))
            throw new InvalidInputException($"{Excerpt.Quoted(record.Id)} has no crystal system of the seven");
        if (!double.IsFinite(record.MinimumFrequency ?? 0) || !double.IsFinite(record.MaximumFrequency ?? 0))
            throw new InvalidInputException($"{Excerpt.Quoted(record.Id)} has a lowest or highest frequency that is not a finite number");
        if ((long)record.Dos.Projections.Count * record.Dos.Grid.Count > MaximumProjectedValues)
        {
            throw new InvalidInputException(
                $"{Excerpt.Quoted(record.Id)} has {record.Dos.Projections.Count} projections of {record.Dos.Grid.Count} points; "
                + $"together they may have {MaximumProjectedValues} values: take a coarser grid");
        }
    }

    // Half of a surrogate pair has no UTF-8: it would come back as another character.
    private static void RequireUnicode(string text)
    {
        try
        {
            Utf8.GetByteCount(text);
        }
        catch (EncoderFallbackException fault)
        {
            throw new InvalidInputException($"the name {Excerpt.Quoted(text)} is not valid Unicode", innerException: fault);
        }
    }
}
