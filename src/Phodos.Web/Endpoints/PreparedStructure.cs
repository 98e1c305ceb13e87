using Microsoft.AspNetCore.Http;
using Phodos.Formats;
using Phodos.Learning.Graphs;
using Phodos.Learning.Prediction;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>A structure of a request, ready to be predicted.</summary>
/// <param name="File">Its name.</param>
/// <param name="Structure">What was read.</param>
/// <param name="Seen">The crystal as the model sees it.</param>
internal sealed record PreparedStructure(string File, StructureFile Structure, PreparedCrystal Seen)
{
    /// <summary>The edges of its graph.</summary>
    internal int Edges => Seen.Graph.Neighbors.EdgeCount;

    /// <exception cref="InvalidInputException">The text is no structure that can be used.</exception>
    /// <exception cref="RequestRefusedException">The crystal has too many atoms or edges.</exception>
    internal static PreparedStructure Of(StructureText text, IPhononPredictor model, ServerLimits limits)
    {
        var structure = Read(text, limits);
        try
        {
            var prepared = new PreparedStructure(text.File, structure, model.Prepare(text.File, structure.Crystal));
            RequireSize(prepared, model, limits);
            return prepared.Edges <= limits.Edges
                ? prepared
                : throw new RequestRefusedException(
                    StatusCodes.Status413PayloadTooLarge,
                    $"{text.File}: the atoms are so crowded that the graph of the crystal has {prepared.Edges} edges, "
                    + $"and this server takes {limits.Edges}; look at the unit of its lengths, or predict it on the command line");
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(text.File);
        }
    }

    /// <inheritdoc cref="Of"/>
    internal static StructureFile Read(StructureText text, ServerLimits limits)
    {
        var structure = StructureReader.ReadText(text.Text, text.File);
        return structure.Crystal.AtomCount <= limits.Atoms
            ? structure
            : throw new RequestRefusedException(
                StatusCodes.Status413PayloadTooLarge,
                $"{text.File}: the crystal has {structure.Crystal.AtomCount} atoms, and this server takes {limits.Atoms}; "
                + "send its primitive cell, or predict it on the command line");
    }

    // Modes take a time that goes with the third power of the atoms.
    private static void RequireSize(PreparedStructure prepared, IPhononPredictor model, ServerLimits limits)
    {
        var atoms = prepared.Seen.Crystal.AtomCount;
        if (model.TellsModes && atoms > limits.CalculationAtoms)
        {
            throw new RequestRefusedException(
                StatusCodes.Status413PayloadTooLarge,
                $"{prepared.File}: the primitive cell has {atoms} atoms, and this server takes {limits.CalculationAtoms} where modes are predicted; "
                + "predict it on the command line, or by a model of the DOS alone");
        }
    }
}
