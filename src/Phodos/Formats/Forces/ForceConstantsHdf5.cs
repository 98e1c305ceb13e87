using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.Formats.Reading;
using PureHDF;
using PureHDF.VOL.Native;

namespace Phodos.Formats.Forces;

/// <summary>
/// Phonopy's <c>force_constants.hdf5</c> and phono3py's <c>fc2.hdf5</c>: the blocks of <c>FORCE_CONSTANTS</c> in binary form, with the
/// atoms of the rows (<c>p2s_map</c>) where they are compact.
/// </summary>
/// <param name="Constants">The force constants (eV/angstrom²).</param>
/// <param name="IsUnitNamed">Whether the file names its unit; otherwise eV/angstrom² is taken, that of VASP.</param>
internal sealed record ForceConstantsHdf5(ForceConstantsFile Constants, bool IsUnitNamed)
{
    // Deflate packs no more than about 1,032 bytes into one.
    private const long MaximumPacking = 1_032;

    private static readonly string[] Names = ["fc2", "force_constants"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInputException">The file is none of HDF5, damaged, or its parts do not fit each other.</exception>
    internal static ForceConstantsHdf5 Open(string path)
    {
        try
        {
            if (FileContent.IsEmptyOrPipe(path))
                throw new InvalidInputException("the file is empty, or a pipe; give a file");
            using var file = H5File.OpenRead(path);
            return Read(file, new FileInfo(path).Length);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The library throws exceptions of every kind for what it does not read: other filters, the other order of bytes, damage.
            throw new InvalidInputException(
                $"the force constants cannot be read from this file ({fault.Message.ReplaceLineEndings(" ")}); "
                + "is it an HDF5 file of phonopy, unpacked or packed with gzip?",
                path,
                innerException: fault);
        }
    }

    private static ForceConstantsHdf5 Read(NativeFile file, long fileLength)
    {
        var name = Array.Find(Names, candidate => file.LinkExists(candidate))
            ?? throw new InvalidInputException($"the file has neither {string.Join(" nor ", Names)}; is it of phonopy?");
        var blocks = file.Dataset(name);
        if (blocks.Space.Dimensions is not [var rows and >= 1, var atoms and <= Crystal.MaximumAtoms, 3, 3] || rows > atoms)
        {
            throw new InvalidInputException(
                $"{name} has the shape {string.Join(" x ", blocks.Space.Dimensions)}; it must be rows x atoms x 3 x 3");
        }

        if (rows * atoms > ForceConstantsFile.MaximumBlocks)
        {
            throw new InvalidInputException(
                $"{rows} x {atoms} blocks are more than {ForceConstantsFile.MaximumBlocks}; write the compact form");
        }

        // What the file promises is not believed where so much cannot be in it.
        if ((long)(rows * atoms) * 9 * sizeof(float) > MaximumPacking * fileLength)
            throw new InvalidInputException($"{rows} x {atoms} blocks cannot be in a file of {fileLength} bytes; is it complete?");

        var unit = Unit(file);
        var values = Numbers(blocks, name);
        for (var index = 0; index < values.Length; index++)
        {
            if (!double.IsFinite(values[index]))
                throw new InvalidInputException($"number {index + 1} of {name} is not finite");
            values[index] *= unit ?? 1;
        }

        var constants = new ForceConstantsFile(
            Rows(file, (int)rows, (int)atoms), (int)atoms, ImmutableCollectionsMarshal.AsImmutableArray(values));
        return new ForceConstantsHdf5(constants, unit is not null);
    }

    private static double[] Numbers(IH5Dataset blocks, string name) => (blocks.Type.Class, blocks.Type.Size) switch
    {
        (H5DataTypeClass.FloatingPoint, sizeof(double)) => blocks.Read<double[]>(),
        (H5DataTypeClass.FloatingPoint, sizeof(float)) => Array.ConvertAll(blocks.Read<float[]>(), value => (double)value),
        _ => throw new InvalidInputException($"{name} holds no real numbers of 4 or 8 bytes"),
    };

    private static ImmutableArray<int> Rows(NativeFile file, int rows, int atoms)
    {
        const string Name = "p2s_map";
        if (!file.LinkExists(Name))
        {
            return rows == atoms
                ? [.. Enumerable.Range(0, atoms)]
                : throw new InvalidInputException($"{rows} x {atoms} blocks are compact, but the file has no {Name}; write the full form");
        }

        var map = file.Dataset(Name);
        if (map.Space.Dimensions is not [var count and <= Crystal.MaximumAtoms])
            throw new InvalidInputException($"{Name} is no list of atoms");
        var primitive = map.Type.Size == sizeof(long) ? map.Read<long[]>() : Array.ConvertAll(map.Read<int[]>(), atom => (long)atom);
        // Beside full force constants the list has nothing to say.
        if (rows == atoms)
            return [.. Enumerable.Range(0, atoms)];
        if ((int)count != rows || primitive.Distinct().Count() != rows || !primitive.All(atom => atom >= 0 && atom < atoms))
            throw new InvalidInputException($"{Name} does not name {rows} of {atoms} atoms, as the rows need");
        return [.. primitive.Select(atom => (int)atom)];
    }

    private static double? Unit(NativeFile file)
    {
        const string Name = "physical_unit";
        if (!file.LinkExists(Name))
            return null;
        var unit = file.Dataset(Name);
        return unit.Space.Dimensions switch
        {
            [] => ForceConstantsUnit.Scale(unit.Read<string>()),
            [1] => ForceConstantsUnit.Scale(unit.Read<string[]>()[0]),
            _ => throw new InvalidInputException($"{Name} is no single name"),
        };
    }
}
