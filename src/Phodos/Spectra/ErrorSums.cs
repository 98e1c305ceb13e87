namespace Phodos.Spectra;

/// <summary>Gathers the errors of predictions; the figures pool every point that was added.</summary>
internal sealed class ErrorSums
{
    private readonly List<double> _references = [];
    private double _squared;
    private double _absolute;

    internal double Mse => _squared / _references.Count;

    internal double Rmse => Math.Sqrt(Mse);

    internal double Mae => _absolute / _references.Count;

    /// <summary>1 − Σ(y − ŷ)² / Σ(y − ȳ)² with the mean of all references; null when they are all the same.</summary>
    internal double? R2
    {
        get
        {
            var mean = _references.Average();
            // Constancy is asked of the values: the rounded mean leaves a sum of squares that is tiny but not zero.
            return _references.Min() == _references.Max() ? null : 1 - _squared / _references.Sum(value => (value - mean) * (value - mean));
        }
    }

    internal void Add(ReadOnlySpan<double> prediction, ReadOnlySpan<double> reference)
    {
        if (prediction.Length != reference.Length)
        {
            throw new ArgumentException(
                $"{prediction.Length} predicted values do not fit {reference.Length} of the reference.", nameof(prediction));
        }

        for (var point = 0; point < reference.Length; point++)
        {
            var error = prediction[point] - reference[point];
            if (!double.IsFinite(prediction[point]) || !double.IsFinite(reference[point]))
            {
                var which = double.IsFinite(reference[point]) ? "prediction" : "reference";
                throw new InvalidInputException($"the {which} is not a finite number at point {point + 1}; no metric is defined");
            }

            _squared += error * error;
            _absolute += Math.Abs(error);
            _references.Add(reference[point]);
        }
    }
}
