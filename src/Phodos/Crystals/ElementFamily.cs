using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Phodos.Crystals;

/// <summary>
/// Elements that chemists name together. A crystal is of a family when at least one of its atoms is, so it can be of several. This says
/// nothing of bonds or charges: a crystal with oxygen counts as an oxide whatever else it has.
/// </summary>
public sealed class ElementFamily
{
    /// <summary>The families, from the left of the periodic table to the right.</summary>
    public static readonly ImmutableArray<ElementFamily> All =
    [
        new("hydrogen", "H", element => element.AtomicNumber == 1),
        new("alkali metals", "group 1 without H", element => element is { Group: 1, Period: > 1 }),
        new("alkaline earth metals", "group 2", element => element.Group == 2),
        new("lanthanides", "La to Lu", element => element is { Group: null, Period: 6 }),
        new("actinides", "Ac to Lr", element => element is { Group: null, Period: 7 }),
        new("transition metals", "groups 3 to 12 without lanthanides and actinides", element => element.Group is >= 3 and <= 12),
        new("3d metals", "Sc to Zn", element => element is { Group: >= 3 and <= 12, Period: 4 }),
        new("4d metals", "Y to Cd", element => element is { Group: >= 3 and <= 12, Period: 5 }),
        new("5d metals", "Hf to Hg", element => element is { Group: >= 3 and <= 12, Period: 6 }),
        new(
            "post-transition metals",
            "Al, Ga, In, Sn, Tl, Pb, Bi, Po",
            element => element.AtomicNumber is 13 or 31 or 49 or 50 or (>= 81 and <= 84)),
        new("metalloids", "B, Si, Ge, As, Sb, Te", element => element.AtomicNumber is 5 or 14 or 32 or 33 or 51 or 52),
        new("carbon", "C", element => element.AtomicNumber == 6),
        new("pnictides", "group 15: N, P, As, Sb, Bi", element => element.Group == 15),
        new("oxides", "O", element => element.AtomicNumber == 8),
        new("chalcogenides", "group 16 without O: S, Se, Te, Po", element => element is { Group: 16, Period: > 2 }),
        new("halides", "group 17: F, Cl, Br, I", element => element.Group == 17),
        new("noble gases", "group 18", element => element.Group == 18),
    ];

    private readonly FrozenSet<Element> _members;

    private ElementFamily(string name, string definition, Func<Element, bool> contains)
    {
        Name = name;
        Definition = definition;
        _members = Element.All.Where(contains).ToFrozenSet();
    }

    /// <summary>The name in the plural, such as <c>alkali metals</c>.</summary>
    public string Name { get; }

    /// <summary>Which elements are meant, in words.</summary>
    public string Definition { get; }

    /// <summary>Whether an element is of the family.</summary>
    public bool Contains(Element element) => _members.Contains(element);

    /// <summary>Whether at least one atom of a crystal is of the family.</summary>
    public bool Contains(Crystal crystal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        return crystal.Species.Any(_members.Contains);
    }
}
