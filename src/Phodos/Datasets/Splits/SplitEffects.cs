using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets.Splits;

/// <summary>What a split does to the crystal systems and elements of a data set, and what leaks between its parts.</summary>
/// <param name="Train">What is in the training part.</param>
/// <param name="Validation">What is in the validation part.</param>
/// <param name="Test">What is in the test part.</param>
/// <param name="MissingFromTraining">The elements of the validation and test parts that no training crystal has, by atomic number.</param>
/// <param name="OnlyInTest">The elements that are in the test part alone, by atomic number.</param>
/// <param name="Duplicates">How groups of the same structure straddle the parts.</param>
/// <param name="Formulas">How groups of the same reduced formula straddle the parts.</param>
public sealed record SplitEffects(
    PartContent Train,
    PartContent Validation,
    PartContent Test,
    ImmutableArray<Element> MissingFromTraining,
    ImmutableArray<Element> OnlyInTest,
    Leakage Duplicates,
    Leakage Formulas)
{
    /// <summary>Looks at a split.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="split">A split of it.</param>
    /// <param name="duplicates">The families of <see cref="KeepTogether.Duplicates"/> of the data set.</param>
    /// <param name="formulas">The families of <see cref="KeepTogether.Formula"/> of the data set.</param>
    /// <exception cref="InvalidInputException">The split is of a larger data set.</exception>
    public static SplitEffects Of(DosDataset dataset, DataSplit split, CrystalFamilies duplicates, CrystalFamilies formulas)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(split);
        split.RequireFits(dataset.Entries.Length);
        var rare = PartContent.RareElements(dataset);
        var train = PartContent.Of(dataset, split.Train, rare);
        var validation = PartContent.Of(dataset, split.Validation, rare);
        var test = PartContent.Of(dataset, split.Test, rare);
        return new SplitEffects(
            train,
            validation,
            test,
            InOrder(validation.Elements.Union(test.Elements).Except(train.Elements)),
            InOrder(test.Elements.Except(train.Elements.Union(validation.Elements))),
            Leakage.Of(split, duplicates),
            Leakage.Of(split, formulas));
    }

    private static ImmutableArray<Element> InOrder(IEnumerable<Element> elements) => [.. elements.OrderBy(element => element.AtomicNumber)];
}
