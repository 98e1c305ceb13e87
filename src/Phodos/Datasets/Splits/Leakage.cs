namespace Phodos.Datasets.Splits;

/// <summary>How the families of a data set straddle the parts of a split.</summary>
/// <param name="Families">The number of families with crystals in two parts or in all three.</param>
/// <param name="TestCrystals">The number of test crystals that have a relative in the training part.</param>
public sealed record Leakage(int Families, int TestCrystals)
{
    internal static Leakage Of(DataSplit split, CrystalFamilies families)
    {
        var familyOf = families.FamilyOfEach();
        var (train, validation, test) = (Of(split.Train), Of(split.Validation), Of(split.Test));
        return new Leakage(
            train.Intersect(validation).Union(train.Intersect(test)).Union(validation.Intersect(test)).Count(),
            split.Test.Count(index => train.Contains(familyOf[index])));

        HashSet<int> Of(IEnumerable<int> part) => [.. part.Select(index => familyOf[index])];
    }
}
