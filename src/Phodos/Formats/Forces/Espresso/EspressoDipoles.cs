using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Formats.Forces.Espresso;

/// <summary>What the force constants of q2r.x leave out where they were made with Born charges: the forces between dipoles.</summary>
/// <param name="Alpha">The parameter α of its sum, in units of (2π/alat)²: 1 in files of versions before 7.4, which do not name it.</param>
/// <param name="Dielectric">ε∞.</param>
/// <param name="Charges">Z* of each atom (elementary charges), the field first, [atoms].</param>
internal sealed record EspressoDipoles(double Alpha, Matrix3 Dielectric, ImmutableArray<Matrix3> Charges);
