using System.Collections.Immutable;

namespace Phodos.Datasets.Fetch;

/// <summary>The published data sets that Phodos knows; one record more is all that another one takes.</summary>
public static class KnownDatasets
{
    /// <summary>All of them, by name.</summary>
    public static ImmutableArray<KnownDataset> All { get; } =
    [
        new(
            "phonon-dos",
            "1,522 crystals with DFPT phonon densities of states, in the published CSV layout",
            new Uri("https://raw.githubusercontent.com/ninarina12/phononDoS_tutorial/main/data/data.csv"),
            "a20428522cf81f93207db1dcdb1de22e5b1b4cd6",
            "see https://github.com/ninarina12/phononDoS_tutorial",
            "Chen et al., Adv. Sci. 8, 2004214 (2021), from the calculations of Petretto et al., Sci. Data 5, 180065 (2018)"),
    ];

    /// <summary>The data set of a name.</summary>
    /// <exception cref="InvalidInputException">There is none of that name.</exception>
    public static KnownDataset Named(string name) => All.FirstOrDefault(dataset => dataset.Name == name)
        ?? throw new InvalidInputException(
            $"there is no data set {Excerpt.Quoted(name)} to fetch; "
            + $"it is mp or one of {string.Join(", ", All.Select(dataset => dataset.Name))}");
}
