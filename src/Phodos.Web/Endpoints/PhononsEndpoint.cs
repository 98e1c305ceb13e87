using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Phodos.Crystals;
using Phodos.Formats;
using Phodos.LatticeDynamics;
using Phodos.Reports.Predictions;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary><c>POST /api/v1/phonons</c>: what follows from the calculation that a request holds.</summary>
internal sealed class PhononsEndpoint(ServerLimits limits)
{
    // No atoms are as light, and no bonds as stiff: those of hydrogen molecules are at 4,400 cm⁻¹.
    private const double HighestFrequency = 20_000;

    // Of the modes on the mesh: atoms times modes times points.
    private const long MaximumWeights = 50_000_000;

    internal async Task RunAsync(HttpContext context, CalculationQuery query, WorkTurn turn)
    {
        var view = query.View();
        var files = await UploadedFile.ReadAsync(context.Request, query.File, limits, turn.Reading);
        using var work = await turn.BeginAsync();
        var described = Describe(files, query, view, work.Cancellation);
        await context.Response.WriteAsJsonAsync((CalculatedCrystal[])[described], ApiJson.Options, work.Cancellation);
    }

    private CalculatedCrystal Describe(
        IReadOnlyList<UploadedFile> files, CalculationQuery query, CalculationView view, CancellationToken cancellation)
    {
        var (file, calculation) = UploadedCalculation.Read(files, query.File, limits);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var crystal = calculation.Crystal;
            var matrix = view.MatrixOf(calculation);
            RequireWithin(view, matrix, crystal.AtomCount);
            var mesh = view.MeshOf(calculation);
            var points = mesh.Points.Length;
            if (3L * crystal.AtomCount * crystal.AtomCount * points > MaximumWeights)
            {
                throw new RequestRefusedException(
                    StatusCodes.Status413PayloadTooLarge,
                    FormattableString.Invariant($"a cell of {crystal.Lattice.Volume:F1} Å³ needs a mesh of {points} points, too many for this server"));
            }

            var phonons = view.Describe(file, calculation, matrix, mesh, of => ServedBands.Of(of, query.Path, limits, cancellation), cancellation);
            return new CalculatedCrystal(phonons.Description, crystal);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(file);
        }
    }

    // What an answer holds is known when it is too late: the frequencies at two wave vectors tell about how far those of all go.
    private void RequireWithin(CalculationView view, DynamicalMatrix matrix, int atoms)
    {
        var highest = new[] { default, new Vector3D(0.5, 0.5, 0.5) }
            .Max(q => PhononModes.At(matrix, q).Frequencies.Max(Math.Abs));
        if (highest > HighestFrequency)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"a mode has the frequency {highest:G4} cm^-1, above that of any crystal; look at the units of forces and displacements"));
        }

        PredictionQuery.RequireWithin(limits, view.View, (int)Math.Min(int.MaxValue - 1, 8 * highest / view.Broadening) + 1, atoms, 1);
    }
}

/// <summary>What <c>phodos phonons --json</c> prints of a calculation, with its bands, and the primitive cell that it is of.</summary>
internal sealed record CalculatedCrystal : CrystalPrediction
{
    [SetsRequiredMembers]
    internal CalculatedCrystal(CrystalPrediction phonons, Crystal crystal)
        : base(phonons) => Structure = PoscarWriter.Write(crystal);

    /// <summary>The primitive cell as POSCAR, its atoms in the order of the sites.</summary>
    public string Structure { get; }
}
