using System.Collections.Immutable;
using Phodos.Datasets.Forces;
using Phodos.Datasets.Splits;
using Phodos.Learning.Models;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// The parts of a store of calculations: by the names that its rows carry or, where none carries one, drawn at random with all crystals of
/// a formula in one part.
/// </summary>
internal sealed class ForceParts
{
    /// <summary>What a network learns from.</summary>
    internal const string Training = "train";

    /// <summary>What chooses its best epoch and makes its error bars.</summary>
    internal const string Validation = "valid";

    /// <summary>What is looked at when everything is chosen.</summary>
    internal const string Test = "test";

    private const int Seed = 0;

    private readonly ForceStore _store;
    private readonly ImmutableArray<string> _ids;
    private readonly string?[] _parts;

    private ForceParts(ForceStore store)
    {
        _store = store;
        ForceRowName[] rows = [.. store.ReadNames()];
        _ids = [.. rows.Select(row => row.Id)];
        _parts = [.. rows.Select(row => row.Split)];
        AreDrawn = rows.Length > 0 && _parts.All(part => part is null);
        if (AreDrawn)
            Draw(rows);
    }

    /// <summary>Whether the store names no parts, so that they were drawn.</summary>
    internal bool AreDrawn { get; }

    /// <summary>The part of a row, or null where it belongs to none.</summary>
    internal string? this[int row] => _parts[row];

    /// <summary>The parts of a store.</summary>
    /// <exception cref="InvalidInputException">The store is damaged.</exception>
    internal static ForceParts Of(ForceStore store) => new(store);

    /// <summary>The crystals of the store and their split, as weights carry them.</summary>
    internal TrainedOn Origin()
    {
        return new TrainedOn(
            Path.GetFileNameWithoutExtension(_store.Name),
            _store.Sha256(),
            SplitHash.Of(Ids(Training), Ids(Validation), Ids(Test)),
            AreDrawn ? SplitRules.RandomRule : "files",
            Seed);

        IEnumerable<string> Ids(string part) => _ids.Where((_, row) => _parts[row] == part);
    }

    private void Draw(ForceRowName[] rows)
    {
        var families = rows.Index().GroupBy(row => row.Item.Formula, row => row.Index, StringComparer.Ordinal);
        var split = SplitRules.Random(
            rows.Length, Seed, families: new CrystalFamilies(KeepTogether.Formula, [.. families.Select(family => family.ToImmutableArray())]));
        Name(split.Train, Training);
        Name(split.Validation, Validation);
        Name(split.Test, Test);

        void Name(IEnumerable<int> members, string part)
        {
            foreach (var row in members)
                _parts[row] = part;
        }
    }
}
