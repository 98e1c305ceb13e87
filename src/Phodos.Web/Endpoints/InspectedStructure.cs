using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Phodos.Crystals;
using Phodos.Reports.Inspection;

namespace Phodos.Web.Endpoints;

/// <summary>What <c>phodos inspect --json</c> says of a structure, and where its atoms are.</summary>
internal sealed record InspectedStructure : InspectedFile
{
    [SetsRequiredMembers]
    internal InspectedStructure(InspectedFile inspected, Crystal crystal)
        : base(inspected)
    {
        Lattice = [Row(crystal.Lattice.A), Row(crystal.Lattice.B), Row(crystal.Lattice.C)];
        Sites = [.. crystal.Species.Zip(crystal.FractionalPositions, (element, position) => new CellSite(element.Symbol, Row(position)))];
    }

    /// <summary>The lattice vectors (angstrom), a row each.</summary>
    public ImmutableArray<ImmutableArray<double>> Lattice { get; }

    /// <summary>The atoms of the cell, in the order of the sites of a prediction.</summary>
    public ImmutableArray<CellSite> Sites { get; }

    private static ImmutableArray<double> Row(Vector3D vector) => [vector.X, vector.Y, vector.Z];
}

/// <summary>An atom of a cell.</summary>
/// <param name="Element">Its element.</param>
/// <param name="Position">Its fractional position.</param>
internal sealed record CellSite(string Element, ImmutableArray<double> Position);
