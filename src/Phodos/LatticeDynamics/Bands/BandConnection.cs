using System.Numerics;
using Phodos.LatticeDynamics.Eigensolvers;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>
/// Follows bands from point to point by the overlap of their eigenvectors. Where modes are degenerate their eigenvectors are any basis of a
/// space: a band carries the part of its last vector that lies in that space, which becomes the mode's vector, and leaves it so again.
/// </summary>
internal sealed class BandConnection
{
    private readonly int _size;

    // The vector of each band, [band, component].
    private readonly double[] _carriedReal;
    private readonly double[] _carriedImaginary;

    // ⟨mode | band⟩, [band, mode].
    private readonly double[] _overlapReal;
    private readonly double[] _overlapImaginary;
    private readonly int[] _modes;
    private bool _isStarted;

    internal BandConnection(int size)
    {
        _size = size;
        _carriedReal = new double[size * size];
        _carriedImaginary = new double[size * size];
        _overlapReal = new double[size * size];
        _overlapImaginary = new double[size * size];
        _modes = new int[size];
    }

    /// <summary>Forgets the bands: the next point starts them anew in the order of its modes.</summary>
    internal void Restart() => _isStarted = false;

    /// <summary>The mode that each band is at the next point, [bands].</summary>
    /// <param name="frequencies">The frequencies of the point (cm⁻¹), ascending.</param>
    /// <param name="solver">Its eigenvectors.</param>
    internal ReadOnlySpan<int> Follow(double[] frequencies, HermitianEigensolver solver)
    {
        if (_isStarted)
        {
            Overlap(solver);
            (int Start, int End)[] sets = [.. DegenerateSets.Of(frequencies)];
            Assign(sets);
            foreach (var (start, end) in sets)
                Carry(start, end, solver);
            return _modes;
        }

        _isStarted = true;
        for (var mode = 0; mode < _size; mode++)
        {
            _modes[mode] = mode;
            for (var component = 0; component < _size; component++)
            {
                _carriedReal[mode * _size + component] = solver.VectorsReal[component * _size + mode];
                _carriedImaginary[mode * _size + component] = solver.VectorsImaginary[component * _size + mode];
            }
        }

        return _modes;
    }

    private void Overlap(HermitianEigensolver solver)
    {
        Array.Clear(_overlapReal);
        Array.Clear(_overlapImaginary);
        for (var band = 0; band < _size; band++)
        {
            var real = _overlapReal.AsSpan(band * _size, _size);
            var imaginary = _overlapImaginary.AsSpan(band * _size, _size);
            for (var component = 0; component < _size; component++)
            {
                var (x, y) = (_carriedReal[band * _size + component], _carriedImaginary[band * _size + component]);
                var vectorsReal = solver.VectorsReal.AsSpan(component * _size, _size);
                var vectorsImaginary = solver.VectorsImaginary.AsSpan(component * _size, _size);
                for (var mode = 0; mode < real.Length; mode++)
                {
                    real[mode] += vectorsReal[mode] * x + vectorsImaginary[mode] * y;
                    imaginary[mode] += vectorsReal[mode] * y - vectorsImaginary[mode] * x;
                }
            }
        }
    }

    // A band goes to the set that holds more than half of it; the few that are torn go where most of them is, the surest first.
    private void Assign((int Start, int End)[] sets)
    {
        var taken = new int[sets.Length];
        var torn = new List<(double Part, int Band, int Set)>();
        var isAssigned = new bool[_size];
        for (var band = 0; band < _size; band++)
        {
            for (var set = 0; set < sets.Length; set++)
            {
                var part = Part(band, sets[set]);
                if (part > 0.5 && Take(band, set))
                    break;
            }
        }

        for (var band = 0; band < _size; band++)
        {
            if (!isAssigned[band])
                torn.AddRange(sets.Select((set, number) => (Part(band, set), band, number)));
        }

        foreach (var (_, band, set) in torn.OrderByDescending(choice => choice.Part))
        {
            if (!isAssigned[band])
                Take(band, set);
        }

        bool Take(int band, int set)
        {
            if (taken[set] == sets[set].End - sets[set].Start)
                return false;
            _modes[band] = sets[set].Start + taken[set]++;
            return isAssigned[band] = true;
        }
    }

    private double Part(int band, (int Start, int End) set)
    {
        var part = 0.0;
        for (var mode = set.Start; mode < set.End; mode++)
        {
            var (x, y) = (_overlapReal[band * _size + mode], _overlapImaginary[band * _size + mode]);
            part += x * x + y * y;
        }

        return part;
    }

    // The vectors of the bands of a set: what each had in its space, made orthogonal, the surest first. They become the modes' own.
    private void Carry(int start, int end, HermitianEigensolver solver)
    {
        var bands = Enumerable.Range(0, _size).Where(band => _modes[band] >= start && _modes[band] < end)
            .OrderByDescending(band => Part(band, (start, end))).ToArray();
        var count = end - start;
        var done = new List<Complex[]>(count);
        foreach (var band in bands)
        {
            var coefficients = new Complex[count];
            for (var mode = 0; mode < count; mode++)
                coefficients[mode] = new(_overlapReal[band * _size + start + mode], _overlapImaginary[band * _size + start + mode]);
            for (var attempt = 0; !IsNormalized(coefficients, done); attempt++)
            {
                Array.Clear(coefficients);
                coefficients[attempt] = 1;
            }

            done.Add(coefficients);
            for (var component = 0; component < _size; component++)
            {
                var sum = Complex.Zero;
                for (var mode = 0; mode < count; mode++)
                {
                    var place = component * _size + start + mode;
                    sum += coefficients[mode] * new Complex(solver.VectorsReal[place], solver.VectorsImaginary[place]);
                }

                _carriedReal[band * _size + component] = sum.Real;
                _carriedImaginary[band * _size + component] = sum.Imaginary;
            }
        }

        if (count == 1)
            return;
        foreach (var band in bands)
        {
            for (var component = 0; component < _size; component++)
            {
                solver.VectorsReal[component * _size + _modes[band]] = _carriedReal[band * _size + component];
                solver.VectorsImaginary[component * _size + _modes[band]] = _carriedImaginary[band * _size + component];
            }
        }
    }

    // Gram and Schmidt's; false where nothing is left.
    private static bool IsNormalized(Complex[] vector, List<Complex[]> others)
    {
        foreach (var other in others)
        {
            var product = Complex.Zero;
            for (var i = 0; i < vector.Length; i++)
                product += Complex.Conjugate(other[i]) * vector[i];
            for (var i = 0; i < vector.Length; i++)
                vector[i] -= product * other[i];
        }

        var length = Math.Sqrt(vector.Sum(element => element.Real * element.Real + element.Imaginary * element.Imaginary));
        if (length < 1e-6)
            return false;
        for (var i = 0; i < vector.Length; i++)
            vector[i] /= length;
        return true;
    }
}
