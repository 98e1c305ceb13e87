using Phodos.Units;

namespace Phodos.Tests;

public sealed class PhysicalConstantsTests
{
    [Fact]
    public void What_follows_from_the_constants_has_its_known_value()
    {
        PhysicalConstants.NewtonPerMetre.ShouldBe(16.02176634, 1e-12);
        PhysicalConstants.Coulomb.ShouldBe(14.3996454, 1e-7); // e²/4πε₀ with ε₀ = 8.8541878188e-12 F/m
        PhysicalConstants.Gas.ShouldBe(8.314462618, 1e-9);
        (PhysicalConstants.Bohr * PhysicalConstants.FineStructure).ShouldBe(3.8615926744e-3, 1e-12); // the reduced Compton wavelength (Å)
        PhysicalConstants.DensityOfAtomicMass.ShouldBe(1.66053906892, 1e-14);
        PhysicalConstants.WavenumberOfRoot.ShouldBe(521.47090, 1e-4); // 15.633302 THz
    }
}
