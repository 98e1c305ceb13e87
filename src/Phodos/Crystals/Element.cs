using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Phodos.Crystals;

/// <summary>A chemical element, Z = 1..118. There is one instance of each, so elements compare by reference.</summary>
public sealed class Element
{
    /// <summary>All elements in the order of the atomic number; hydrogen is at index 0.</summary>
    public static readonly ImmutableArray<Element> All =
    [
        .. ElementTable.Rows.Select((row, index) =>
            new Element(index + 1, row.Symbol, row.Mass, row.CovalentRadius, row.Electronegativity)),
    ];

    private static readonly FrozenDictionary<string, Element> BySymbol =
        All.ToFrozenDictionary(element => element.Symbol, StringComparer.Ordinal);

    private Element(int atomicNumber, string symbol, double mass, double covalentRadius, double? electronegativity)
    {
        AtomicNumber = atomicNumber;
        Symbol = symbol;
        AtomicMass = mass;
        CovalentRadius = covalentRadius;
        Electronegativity = electronegativity;
    }

    /// <summary>The atomic number Z, 1..118.</summary>
    public int AtomicNumber { get; }

    /// <summary>The symbol, such as <c>Na</c>.</summary>
    public string Symbol { get; }

    /// <summary>
    /// The standard atomic mass (unified atomic mass units; IUPAC 2016), or that of a long-lived isotope where there is no standard.
    /// </summary>
    public double AtomicMass { get; }

    /// <summary>
    /// The single-bond covalent radius (angstrom): Cordero et al. 2008 for Z
    /// up to 96, Pyykkö and Atsumi 2009 above. Low spin where spin matters.
    /// </summary>
    public double CovalentRadius { get; }

    /// <summary>The electronegativity on Pauling's scale (CRC Handbook), or null where none is tabulated.</summary>
    public double? Electronegativity { get; }

    /// <summary>The period, 1..7: the row of the periodic table.</summary>
    public int Period => PeriodicTable.PeriodOf(AtomicNumber);

    /// <summary>
    /// The group, 1..18: the column of the periodic table. Null for the lanthanides La..Lu and the actinides
    /// Ac..Lr, since it is disputed which of them stand in group 3.
    /// </summary>
    public int? Group => PeriodicTable.GroupOf(AtomicNumber);

    /// <summary>Whether it is a metal: all but the non-metals and the metalloids B, Si, Ge, As, Sb, Te.</summary>
    public bool IsMetal => AtomicNumber
        is not (<= 2 or (>= 5 and <= 10) or (>= 14 and <= 18) or (>= 32 and <= 36) or (>= 51 and <= 54) or 85 or 86 or 117 or 118);

    /// <summary>The element of an atomic number.</summary>
    /// <exception cref="InvalidInputException">The number is not 1..118.</exception>
    public static Element FromAtomicNumber(int atomicNumber) => atomicNumber is >= 1 and <= 118
        ? All[atomicNumber - 1]
        : throw new InvalidInputException($"there is no element with atomic number {atomicNumber}; it must be 1..118");

    /// <summary>The element of a symbol, in its usual case (<c>Na</c>).</summary>
    /// <exception cref="InvalidInputException">No element has the symbol.</exception>
    public static Element FromSymbol(string symbol) =>
        TryFromSymbol(symbol) ?? throw new InvalidInputException($"there is no element '{symbol}'; write a symbol such as Na");

    /// <summary>The element of a symbol, or null when no element has it.</summary>
    public static Element? TryFromSymbol(string symbol) => BySymbol.GetValueOrDefault(symbol);

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}
