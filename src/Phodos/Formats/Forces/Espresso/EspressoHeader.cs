using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Formats.QuantumEspresso;
using Phodos.Formats.Reading;
using Phodos.Units;

namespace Phodos.Formats.Forces.Espresso;

/// <summary>The crystal at the head of a file of q2r.x.</summary>
/// <param name="Crystal">The crystal, in the cell of the calculation.</param>
/// <param name="Masses">The mass of each atom (unified atomic mass units).</param>
/// <param name="LatticeParameter">The unit alat (angstrom).</param>
/// <param name="Warnings">What was assumed, one line each.</param>
internal sealed record EspressoHeader(
    Crystal Crystal, ImmutableArray<double> Masses, double LatticeParameter, ImmutableArray<string> Warnings)
{
    // Half the unified atomic mass unit in masses of the electron: the unit of mass in Rydberg's units is two electrons.
    private const double AtomicMassInRydbergUnits = 911.4442431;

    private const string Sizes = "ntyp, nat, ibrav and celldm(1..6), as q2r.x writes them";

    /// <summary>Reads the first lines, up to the last atom.</summary>
    /// <exception cref="InvalidInputException">The head is broken, or its numbers make no crystal; the line is given.</exception>
    internal static EspressoHeader Read(StreamedLines lines)
    {
        lines.MoveToWords(Sizes);
        if (lines.Word(0).StartsWith("<", StringComparison.Ordinal))
            throw lines.Fault("this is XML, which is not read; let ph.x and q2r.x write plain files (fildyn without .xml)");
        lines.RequireWords(9, Sizes);
        var (speciesCount, atomCount) = (lines.CountAt(0, Crystal.MaximumAtoms, Sizes), lines.CountAt(1, Crystal.MaximumAtoms, Sizes));
        if (!int.TryParse(lines.Word(2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ibrav))
            throw lines.Fault($"expected {Sizes}; ibrav is {Excerpt.Quoted(lines.Word(2))}");
        var celldm = new double[6];
        for (var index = 0; index < celldm.Length; index++)
            celldm[index] = lines.NumberAt(index + 3, Sizes);
        if (!(celldm[0] > 0))
            throw lines.Fault("celldm(1) is not above 0");
        var line = lines.Number;
        var vectors = ibrav == 0 ? Vectors(lines, celldm[0] * PhysicalConstants.Bohr) : Vectors(lines, ibrav, celldm);
        var lattice = LineFault.At(line, () => new Lattice(vectors.A, vectors.B, vectors.C));
        var species = new EspressoSpecies(lines, speciesCount);
        var kinds = new int[atomCount];
        var positions = new Vector3D[atomCount];
        for (var atom = 0; atom < atomCount; atom++)
        {
            const string Expected = "an atom: its number, that of its species, and its position";
            lines.MoveToWords(Expected);
            lines.RequireWords(5, Expected);
            if (lines.CountAt(0, atomCount, Expected) != atom + 1)
                throw lines.Fault($"expected atom {atom + 1}, found {Excerpt.Quoted(lines.Word(0))}");
            kinds[atom] = lines.CountAt(1, speciesCount, Expected) - 1;
            positions[atom] = lattice.ToFractional(celldm[0] * PhysicalConstants.Bohr * lines.VectorAt(2, Expected));
        }

        var crystal = LineFault.At(line, () => new Crystal(lattice, [.. kinds.Select(kind => species.Elements[kind])], [.. positions]));
        return new EspressoHeader(
            crystal,
            [.. kinds.Select(kind => species.Masses[kind] / AtomicMassInRydbergUnits)],
            celldm[0] * PhysicalConstants.Bohr,
            [.. species.Warnings]);
    }

    private static (Vector3D A, Vector3D B, Vector3D C) Vectors(StreamedLines lines, int ibrav, double[] celldm)
    {
        var (isKnown, needsB, needsC) = BravaisCell.Demands(ibrav);
        if (!isKnown)
            throw lines.Fault($"Quantum ESPRESSO has no Bravais lattice ibrav = {ibrav}");
        if ((needsB && !(celldm[1] > 0)) || (needsC && !(celldm[2] > 0)))
            throw lines.Fault($"ibrav = {ibrav} needs {(needsB ? "b/a and c/a" : "c/a")} above 0 in celldm");
        var (a, b, c) = BravaisCell.Of(ibrav, celldm).Vectors(ibrav);
        return a.IsFinite && b.IsFinite && c.IsFinite
            ? (a, b, c)
            : throw lines.Fault("the cosines of the angles belong to no cell; check celldm(4..6)");
    }

    private static (Vector3D A, Vector3D B, Vector3D C) Vectors(StreamedLines lines, double unit)
    {
        const string Expected = "a vector of the cell, three numbers";
        lines.MoveToWords(Expected);
        // Versions before 4 name the kind of symmetry first.
        if (lines.WordCount == 1)
            lines.MoveToWords(Expected);
        var first = Vector();
        lines.MoveToWords(Expected);
        var second = Vector();
        lines.MoveToWords(Expected);
        return (first, second, Vector());

        Vector3D Vector()
        {
            lines.RequireWords(3, Expected);
            return unit * lines.VectorAt(0, Expected);
        }
    }

    /// <summary>The species: number, quoted label, mass.</summary>
    private sealed class EspressoSpecies
    {
        internal EspressoSpecies(StreamedLines lines, int count)
        {
            for (var index = 0; index < count; index++)
            {
                const string Expected = "a species: its number, its label in quotation marks, and its mass";
                lines.MoveToWords(Expected);
                if (lines.WordCount < 3)
                    throw lines.Fault($"expected {Expected}, found {lines.WordCount} words");
                if (lines.CountAt(0, count, Expected) != index + 1)
                    throw lines.Fault($"expected species {index + 1}, found {Excerpt.Quoted(lines.Word(0))}");
                var mass = lines.NumberAt(lines.WordCount - 1, Expected);
                if (!(mass > 0))
                    throw lines.Fault("the mass of a species is not above 0");
                var label = string.Concat(
                    Enumerable.Range(1, lines.WordCount - 2).Select(word => lines.Word(word).ToString())).Trim('\'', '"');
                Add(label, mass, lines);
            }
        }

        internal List<Element> Elements { get; } = [];

        /// <summary>The mass of each species in Rydberg's units.</summary>
        internal List<double> Masses { get; } = [];

        internal List<string> Warnings { get; } = [];

        private void Add(string label, double mass, StreamedLines lines)
        {
            var unified = mass / AtomicMassInRydbergUnits;
            var element = AtomicSpeciesCard.ElementOf(label, unified, pseudopotential: "")
                ?? throw lines.Fault(SpeciesWord.Parse(label).Problem(label, "begin the label with a symbol, such as Fe1"));
            Elements.Add(element);
            Masses.Add(mass);
            if (!StatedMasses.IsNatural(element, unified))
            {
                Warnings.Add(FormattableString.Invariant(
                    $"line {lines.Number}: {Excerpt.Of(label)} has the mass {unified:G6} u, {element.Symbol} {element.AtomicMass:G6}; ")
                    + "that of the file is used");
            }
        }
    }
}
