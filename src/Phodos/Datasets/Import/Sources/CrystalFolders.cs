using Phodos.Datasets.Import.Sources.PhononJson;
using Phodos.Datasets.Records;
using Phodos.Formats.Forces;

namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// What lies in a folder that is no single crystal: crystals, files of phonon JSON, and what is neither and is passed over.
/// </summary>
internal sealed class CrystalFolders
{
    private readonly string _root;
    private readonly bool _isRecursive;
    private readonly List<CrystalFiles> _crystals = [];
    private readonly List<string> _json = [];
    private readonly List<PassedOver> _passedOver = [];

    private CrystalFolders(string root, bool isRecursive) => (_root, _isRecursive) = (root, isRecursive);

    /// <summary>The crystals by identifier: pairs of files, and folders of one crystal; below the first level with their folders' names.</summary>
    internal IEnumerable<CrystalFiles> Crystals => _crystals.OrderBy(files => files.Id, StringComparer.Ordinal);

    /// <summary>The files that may hold phonon JSON, by name.</summary>
    internal IReadOnlyList<string> JsonFiles => _json;

    /// <summary>The folders and files that are not used.</summary>
    internal IReadOnlyList<PassedOver> PassedOver => _passedOver;

    /// <summary>Looks through a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="isRecursive">Whether the folders in its folders are looked through too.</param>
    /// <param name="cancellation">Ends the search early.</param>
    internal static CrystalFolders Of(string root, bool isRecursive, CancellationToken cancellation)
    {
        var found = new CrystalFolders(root, isRecursive);
        CrystalFiles[] pairs = [.. CrystalFiles.PairsOf(root)];
        found._crystals.AddRange(pairs);
        found.AddJson(root);
        found.PassOverFiles(root, pairs);
        if (ForcesIn(root) is not null)
            found.PassOverFolder("the folder itself", Missing(root));
        found.AddFoldersOf(root, cancellation);
        return found;
    }

    /// <summary>What is passed over beside the files of a folder that is a single crystal: folders that hold phonons too.</summary>
    internal static IReadOnlyList<PassedOver> BesideCrystal(string folder) =>
    [
        .. CrystalFiles.Shown(Directory.EnumerateDirectories(folder))
            .Where(inner => CrystalFiles.OfFolder(inner) is not null || ForcesIn(inner) is not null)
            .Select(inner => new PassedOver(
                $"{PrintableText.Of(Path.GetFileName(inner))}: {PrintableText.Of(Path.GetFileName(folder))}, which holds it, is a crystal itself",
                IsFolder: true)),
    ];

    private void AddFoldersOf(string folder, CancellationToken cancellation)
    {
        foreach (var inner in CrystalFiles.Shown(Directory.EnumerateDirectories(folder)))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                AddFolder(inner, cancellation);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                PassOverFolder(Named(inner), $"cannot be read: {fault.Message}");
            }
        }
    }

    private void AddFolder(string folder, CancellationToken cancellation)
    {
        if (CrystalFiles.OfFolder(folder) is { } crystal)
        {
            _crystals.Add(crystal with { Id = Named(folder) });
            _passedOver.AddRange(BesideCrystal(folder));
            return;
        }

        var hasFolders = CrystalFiles.Shown(Directory.EnumerateDirectories(folder)).Any();
        if (!_isRecursive)
        {
            PassOverFolder(Named(folder), Missing(folder) + (hasFolders ? $"; {Remedies.ReadInnerFolders}" : ""));
            return;
        }

        // A link may lead back to where it lies.
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            PassOverFolder(Named(folder), "a link to a folder that is no crystal; give that itself");
            return;
        }

        CrystalFiles[] pairs = [.. CrystalFiles.PairsOf(folder).Where(pair => pair is { Structure: not null, Dos: not null })];
        var json = _json.Count;
        _crystals.AddRange(pairs.Select(pair => pair with { Id = $"{Named(folder)}/{pair.Id}" }));
        AddJson(folder);
        if (pairs.Length == 0 && json == _json.Count && (!hasFolders || ForcesIn(folder) is not null))
            PassOverFolder(Named(folder), Missing(folder));
        else
            PassOverFiles(folder, pairs);
        AddFoldersOf(folder, cancellation);
    }

    private void AddJson(string folder) => _json.AddRange(CrystalFiles.Shown(Directory.EnumerateFiles(folder)).Where(PhononJsonSource.IsNamed));

    private void PassOverFiles(string folder, IEnumerable<CrystalFiles> told)
    {
        var names = told.Select(pair => pair.Id).ToHashSet(StringComparer.Ordinal);
        string[] unused =
        [
            .. CrystalFiles.Shown(Directory.EnumerateFiles(folder))
                .Where(file => !names.Contains(Path.GetFileNameWithoutExtension(file)) && !PhononJsonSource.IsNamed(file)
                    && !CalculationFiles.AreForces(file))
                .Select(Named),
        ];
        if (unused.Length > 0)
            _passedOver.Add(new PassedOver($"{Excerpt.List(unused)}: no part of a crystal", IsFolder: false));
    }

    private void PassOverFolder(string name, string reason) => _passedOver.Add(new PassedOver($"{PrintableText.Of(name)}: {reason}", IsFolder: true));

    private static string Missing(string folder) => ForcesIn(folder) is { } forces
        ? $"forces alone ({forces}): {CalculationFolder.ProblemOf(folder)}"
        : "neither total_dos.dat nor mesh.yaml nor forces";

    private static string? ForcesIn(string folder) => Path.GetFileName(CalculationFiles.ForcesIn(folder));

    private string Named(string path) => Path.GetRelativePath(_root, path).Replace('\\', '/');
}
