using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Reports.Figures;

namespace Phodos.Reports.Tests.Figures;

public sealed class DisplacementsFigureTests
{
    private static readonly Lattice Cube = new(new(4, 0, 0), new(0, 4, 0), new(0, 0, 4));

    [Fact]
    public void Elements_are_named_and_atoms_that_differ_are_said_to()
    {
        var differing = SvgText.Of(DisplacementsFigure.Create("NaCl2", "made", At([30, 20, 10], 0, 300, 600))).Split('\n');
        foreach (var label in new[] { "Na", "Cl", "smallest to largest atom", "Temperature (K)", "Mean square displacement (Å²)", "made" })
            differing.ShouldContain(label);
        SvgText.Of(DisplacementsFigure.Create("NaCl2", "made", At([30, 20, 20], 0, 300))).ShouldNotContain("smallest");
    }

    [Fact]
    public void One_temperature_is_no_figure() =>
        Should.Throw<InvalidInputException>(() => DisplacementsFigure.Create("NaCl2", "", At([30, 20, 10], 300))).Message.ShouldContain("two temperatures");

    // Every atom bound to its place by itself.
    private static ImmutableArray<ThermalDisplacements> At(double[] stiffness, params double[] temperatures)
    {
        var crystal = new Crystal(
            Cube, [Element.FromSymbol("Na"), Element.FromSymbol("Cl"), Element.FromSymbol("Cl")], [default, new(0.3, 0, 0), new(0, 0.4, 0)]);
        var matrix = new DynamicalMatrix(new ForceConstants(
            crystal, [.. stiffness.Select((k, atom) => new ForceConstants.Block(atom, atom, (0, 0, 0), k * Matrix3.Identity))]));
        var modes = MeshModes.WithDirections(
            matrix, SymmetricMesh.Of(crystal, [SymmetryOperation.Identity], (1, 1, 1)), TestContext.Current.CancellationToken);
        return [.. temperatures.Select(temperature => ThermalDisplacements.Of(modes, temperature))];
    }
}
