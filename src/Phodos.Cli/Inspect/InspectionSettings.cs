using Phodos.Cli.Inputs;
using Phodos.Cli.Sharding;

namespace Phodos.Cli.Inspect;

/// <summary>What <c>phodos inspect</c> was asked for.</summary>
/// <param name="Inputs">What to inspect.</param>
/// <param name="Format">The format of the files; null takes it from the content.</param>
/// <param name="SymmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
/// <param name="Shard">The part of the inputs that is inspected.</param>
/// <param name="Threads">How many files are read side by side.</param>
/// <param name="AsJson">Whether the result is for a program.</param>
internal sealed record InspectionSettings(InputRequest Inputs, string? Format, double SymmetryTolerance, Shard Shard, int Threads, bool AsJson);
