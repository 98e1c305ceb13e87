using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Spectra;
using Phodos.Units;

namespace Phodos.Tests.LatticeDynamics;

public sealed class LongWavesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Central_springs_of_a_face_centred_crystal_have_known_speeds()
    {
        // C11 = 2 k/a, C12 = C44 = k/a; 4 atoms of 40 u in 64 Å³.
        const double Stiffness = 20;
        var waves = LongWaves.Of(ModelCrystals.FaceCentredCubic(Stiffness, 40));
        var unit = Stiffness / 4e-10 / (4 * 40 * PhysicalConstants.AtomicMass / 64e-30);
        double[] Speeds(params double[] moduli) => [.. moduli.Select(modulus => Math.Sqrt(modulus * unit))];
        waves.SpeedsAlong(new(2, 0, 0)).ShouldBeNear(Speeds(1, 1, 2), 0.5);
        waves.SpeedsAlong(new(1, 1, 0)).ShouldBeNear(Speeds(0.5, 1, 2.5), 0.5);
        waves.SpeedsAlong(new(1, 1, 1)).ShouldBeNear(Speeds(2.0 / 3, 2.0 / 3, 8.0 / 3), 0.5);
        waves.BranchSpeeds.ShouldBe(waves.BranchSpeeds.Order());
        waves.MeanSpeed!.Value.ShouldBeInRange(waves.BranchSpeeds[0], waves.BranchSpeeds[2]);
        Should.Throw<ArgumentException>(() => waves.SpeedsAlong(default));
    }

    [Fact]
    public void Speeds_do_not_hang_on_the_cell_nor_on_masses_that_are_shared()
    {
        var salt = ModelCrystals.RockSalt();
        var one = LongWaves.Of(ModelCrystals.Springy(salt));
        var two = LongWaves.Of(ModelCrystals.Springy(salt.Supercell(new IntegerMatrix((-1, 1, 1), (1, -1, 1), (1, 1, -1)))));
        two.SpeedsAlong(new(1, 2, 3)).ShouldBeNear(one.SpeedsAlong(new(1, 2, 3)), 1);
        two.DebyeFrequency!.Value.ShouldBe(one.DebyeFrequency!.Value, 0.05);
        var (na, cl) = (salt.Species[0].AtomicMass, salt.Species[1].AtomicMass);
        LongWaves.Of(ModelCrystals.Springy(salt, [cl, na])).MeanSpeed!.Value.ShouldBe(one.MeanSpeed!.Value, 1); // sound feels the sum alone
    }

    [Fact]
    public void Speeds_do_not_hang_on_the_cell_that_an_atom_is_counted_to()
    {
        var salt = ModelCrystals.RockSalt();
        var moved = new Crystal(salt.Lattice, salt.Species, [default, new(4.5, -2.5, 1.5)]);
        LongWaves.Of(ModelCrystals.Springy(moved)).SpeedsAlong(new(1, 2, 3)).ShouldBeNear(
            LongWaves.Of(ModelCrystals.Springy(salt)).SpeedsAlong(new(1, 2, 3)), 0.01);
    }

    [Fact]
    public void Forces_at_rest_that_add_up_to_none_do_not_bring_speeds_down()
    {
        // They push the kinds of atom apart, as what is left of forces that were not converged does: at a wavelength of 2000 Å by more than
        // a sound wave has.
        var salt = ModelCrystals.RockSalt();
        var springs = SpringModel.ForceConstants(salt);
        var push = 0.02 * Matrix3.Identity;
        var pushed = new DynamicalMatrix(new ForceConstants(
            salt, [.. springs.Blocks, new(0, 0, (0, 0, 0), push), new(1, 1, (0, 0, 0), -push)]));
        var expected = LongWaves.Of(ModelCrystals.Springy(salt)).SpeedsAlong(new(1, 2, 3));
        LongWaves.Of(pushed).SpeedsAlong(new(1, 2, 3)).ShouldBeNear(expected, 0.02 * expected[0]);
    }

    [Fact]
    public void Heat_capacities_of_the_coldest_crystal_are_those_of_its_sound()
    {
        var salt = ModelCrystals.RockSalt();
        var matrix = ModelCrystals.Springy(salt);
        var waves = LongWaves.Of(matrix);
        foreach (var (divisions, isShifted) in new[] { (3, false), (10, false), (16, false), (10, true) })
        {
            var modes = MeshModes.Of(
                matrix, SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), (divisions, divisions, divisions), isShifted), false, Token);
            var states = AcousticBall.States(modes, waves);
            states.Counts.Sum().ShouldBe(3, 1e-9);
            states.DebyeFrequency.ShouldBe(waves.DebyeFrequency);
            if (divisions < 10)
                continue;
            ThermodynamicFunctions.At(states, 500).HeatCapacity.ShouldBe(modes.Thermodynamics(500).Functions.HeatCapacity, 0.05);
            foreach (var temperature in new[] { 0.5, 2 })
            {
                var law = 12 * Math.Pow(Math.PI, 4) / 5 * ThermodynamicFunctions.GasConstant
                    * Math.Pow(temperature / FrequencyUnit.Kelvin.FromWavenumber(waves.DebyeFrequency!.Value), 3);
                ThermodynamicFunctions.At(states, temperature).HeatCapacity.ShouldBe(law, 0.01 * law);
                ThermodynamicFunctions.At(states, temperature).Entropy.ShouldBe(law / 3, 0.01 * law / 3);
            }
        }
    }

    [Fact]
    public void Between_the_law_of_Debye_and_the_mesh_nothing_breaks()
    {
        var salt = ModelCrystals.RockSalt();
        var matrix = ModelCrystals.Springy(salt);
        var waves = LongWaves.Of(matrix);
        PhononStates States(int n) => AcousticBall.States(
            MeshModes.Of(matrix, SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), (n, n, n)), false, Token), waves);
        var (coarse, fine) = (States(12), States(40));
        foreach (var temperature in new[] { 1, 3, 5, 8, 12, 20, 40, 100 })
        {
            var expected = ThermodynamicFunctions.At(fine, temperature).HeatCapacity;
            ThermodynamicFunctions.At(coarse, temperature).HeatCapacity.ShouldBe(expected, 0.03 * expected);
        }
    }

    [Fact]
    public void Calculated_phonons_know_their_sound()
    {
        var salt = ModelCrystals.RockSalt();
        var phonons = CalculatedPhonons.Of(
            ModelCrystals.Springy(salt), SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), (8, 8, 8)), cancellation: Token);
        phonons.States.DebyeFrequency.ShouldBeNull();
        phonons.StatesWithSound().DebyeFrequency.ShouldBe(phonons.Sound.DebyeFrequency);
        phonons.StatesWithSound().Counts.Sum().ShouldBe(3, 1e-9);
        phonons.StatesWithSound().Frequencies.ShouldBe(phonons.StatesWithSound().Frequencies.Order());
        SpectrumMoments.Of(phonons.StatesWithSound(), partAboveMaximum: 0).Maximum.ShouldBe(phonons.Modes.Highest);
        ThermodynamicFunctions.At(phonons.StatesWithSound(), 1).HeatCapacity.ShouldBeGreaterThan(
            10 * ThermodynamicFunctions.At(phonons.States, 1).HeatCapacity);
    }

    [Fact]
    public void Unstable_long_waves_have_no_law()
    {
        var salt = ModelCrystals.RockSalt();
        var springs = SpringModel.ForceConstants(salt);
        var unstable = new DynamicalMatrix(new ForceConstants(salt, [.. springs.Blocks.Select(block => block with { Value = -block.Value })]));
        var waves = LongWaves.Of(unstable);
        waves.IsStable.ShouldBeFalse();
        (waves.MeanSpeed, waves.DebyeFrequency).ShouldBe((null, null));
        waves.SpeedsAlong(new(1, 0, 0))[0].ShouldBeLessThan(0);
        Should.Throw<InvalidInputException>(() => MinimumThermalConductivity.Cahill(waves, salt, 300));
    }

    [Fact]
    public void Minimum_thermal_conductivities_have_known_limits()
    {
        var salt = ModelCrystals.RockSalt();
        var matrix = ModelCrystals.Springy(salt);
        var waves = LongWaves.Of(matrix);
        var modes = MeshModes.Of(matrix, SymmetricMesh.Of(salt, SymmetryOperations.Find(salt), (8, 8, 8)), false, Token);
        var states = AcousticBall.States(modes, waves);
        var density = 2 / (salt.Lattice.Volume * 1e-30);
        var cahill = Math.Cbrt(Math.PI / 6) * PhysicalConstants.Boltzmann * Math.Pow(density, 2.0 / 3) * waves.BranchSpeeds.Sum() / 2;
        MinimumThermalConductivity.Cahill(waves, salt, 1e5).ShouldBe(cahill, 1e-4 * cahill);
        var mean = 2 * Math.PI * 100 * PhysicalConstants.SpeedOfLight * states.Mean(frequency => frequency);
        var agne = Math.Cbrt(density) * PhysicalConstants.Boltzmann * mean / Math.PI;
        MinimumThermalConductivity.Agne(states, salt, 1e5).ShouldBe(agne, 1e-4 * agne);
        agne.ShouldBeLessThan(cahill);

        // Where all three Debye functions are complete, Cahill's goes as T²: ∫ x³ eˣ/(eˣ − 1)² dx = 6 ζ(3).
        MinimumThermalConductivity.Cahill(waves, salt, 2).ShouldBe(4 * MinimumThermalConductivity.Cahill(waves, salt, 1), 1e-6);
        MinimumThermalConductivity.Cahill(waves, salt, 0).ShouldBe(0);
        MinimumThermalConductivity.Agne(states, salt, 0).ShouldBe(0);
        MinimumThermalConductivity.Agne(states, salt, 1).ShouldBeLessThan(1e-3 * agne);
    }
}
