using Microsoft.AspNetCore.Http;
using Phodos.Formats.Forces;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>A calculation of a request: read from a folder of its own, which is gone when it is read.</summary>
/// <param name="File">Its name.</param>
/// <param name="Calculation">What was read.</param>
internal sealed record UploadedCalculation(string File, ForceCalculation Calculation)
{
    // Text is packed to a fifth at the best of times; more is made to be unpacked.
    private const long UnpackedBytes = 8;

    private const double SymmetryTolerance = 1e-5; // that of the command

    /// <exception cref="InvalidInputException">The files are no calculation.</exception>
    /// <exception cref="RequestRefusedException">Its cells are too large.</exception>
    internal static UploadedCalculation Read(IReadOnlyList<UploadedFile> files, string? name, ServerLimits limits)
    {
        var file = name is not null ? RequestBody.Named(name) : files.Count == 1 ? files[0].Name : "calculation";
        var folder = Directory.CreateTempSubdirectory("phodos-"); // of this user alone
        var path = files.Count == 1 ? Path.Combine(folder.FullName, files[0].Name) : folder.FullName;
        try
        {
            foreach (var (part, content) in files)
                System.IO.File.WriteAllBytes(Path.Combine(folder.FullName, part), content);
            var bounds = new CalculationBounds(
                UnpackedBytes * limits.CalculationBytes, (atoms, supercellAtoms) => RequireSize(atoms, supercellAtoms, limits));
            return new UploadedCalculation(file, ForceCalculation.Read(path, SymmetryTolerance, bounds: bounds));
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException(
                fault.Problem, fault.File is null || fault.File == path ? file : Path.GetFileName(fault.File), fault.Line, fault);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void RequireSize(int atoms, int supercellAtoms, ServerLimits limits)
    {
        if (atoms > limits.CalculationAtoms)
            throw TooLarge($"the primitive cell has {atoms} atoms, and this server takes {limits.CalculationAtoms}");
        if (supercellAtoms > limits.SupercellAtoms)
            throw TooLarge($"the supercell has {supercellAtoms} atoms, and this server takes {limits.SupercellAtoms}");
    }

    private static RequestRefusedException TooLarge(string what) =>
        new(StatusCodes.Status413PayloadTooLarge, what + "; work it out on the command line: phodos phonons");
}
