using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics;

/// <summary>Masses of isotopes in place of the natural ones: of all atoms of an element, or of single atoms.</summary>
public sealed class IsotopeMasses
{
    private readonly ImmutableArray<(Element? Element, int Atom, double Mass, string Text)> _items;

    private IsotopeMasses(ImmutableArray<(Element?, int, double, string)> items) => _items = items;

    /// <summary>
    /// Reads a list such as <c>H=2.014,1:7.016</c>: an element and its mass (unified atomic mass units), or the number of an atom, counted
    /// from 1, and its mass. An atom's own mass goes before that of its element.
    /// </summary>
    /// <param name="text">The list.</param>
    /// <exception cref="InvalidInputException">An item is neither, stands twice, or has a mass that is no number above 0.</exception>
    public static IsotopeMasses Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var items = ImmutableArray.CreateBuilder<(Element?, int, double, string)>();
        var seen = new HashSet<(Element?, int)>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var separator = item.IndexOfAny(['=', ':']);
            if (separator <= 0)
                throw Fault(item, "write an element and its mass, such as H=2.014, or an atom and its mass, such as 1:7.016");
            var (name, number) = (item[..separator].Trim(), item[(separator + 1)..].Trim());
            if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var mass) || !(mass > 0 && double.IsFinite(mass)))
                throw Fault(item, "the mass is no number above 0");
            var atom = 0;
            Element? element = null;
            if (item[separator] == '=')
                element = Element.TryFromSymbol(name) ?? throw Fault(item, $"there is no element {Excerpt.Quoted(name)}");
            else if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out atom) || atom < 1)
                throw Fault(item, "an atom is a whole number, counted from 1; an element and its mass are joined by =");
            if (!seen.Add((element, atom)))
                throw Fault(item, $"{name} has two masses");
            items.Add((element, atom, mass, item));
        }

        return new IsotopeMasses(items.ToImmutable());
    }

    /// <summary>The masses of the atoms of a crystal, those that are not of the list as they are.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="masses">The masses without the list, [atoms]; the standard atomic masses by default.</param>
    /// <exception cref="InvalidInputException">
    /// The crystal has no such element or atom, or a mass cannot be that of an isotope of the element.
    /// </exception>
    public ImmutableArray<double> Apply(Crystal crystal, ImmutableArray<double>? masses = null)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var result = masses?.ToArray() ?? [.. crystal.Species.Select(element => element.AtomicMass)];
        if (result.Length != crystal.AtomCount)
            throw new ArgumentException("There is one mass for each atom.", nameof(masses));
        foreach (var (element, number, mass, text) in _items.OrderBy(item => item.Element is null))
        {
            var atoms = element is null
                ? [number - 1]
                : Enumerable.Range(0, crystal.AtomCount).Where(atom => crystal.Species[atom] == element).ToArray();
            if (atoms.Length == 0)
                throw Fault(text, $"there is no {element} in {crystal.ReducedFormula}");
            if (atoms[0] >= crystal.AtomCount)
                throw Fault(text, $"the cell has {crystal.AtomCount} atoms");
            foreach (var atom in atoms)
            {
                if (!IsIsotope(crystal.Species[atom], mass))
                {
                    throw Fault(text, FormattableString.Invariant(
                        $"{mass:G6} is the mass of no isotope of {crystal.Species[atom]} ({crystal.Species[atom].AtomicMass:G6})"));
                }

                result[atom] = mass;
            }
        }

        return [.. result];
    }

    // Known nuclides are not further from the mean of the stable ones, those of hydrogen (up to tritium) included.
    private static bool IsIsotope(Element element, double mass) =>
        mass > 0.9 && Math.Abs(mass - element.AtomicMass) <= Math.Min(2.1 + 0.15 * element.AtomicMass, 20);

    private static InvalidInputException Fault(string item, string what) => new($"the isotope mass {Excerpt.Quoted(item)}: {what}");
}
