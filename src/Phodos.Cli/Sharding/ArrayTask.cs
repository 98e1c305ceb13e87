using System.Globalization;

namespace Phodos.Cli.Sharding;

/// <summary>The shard of a process that a scheduler started as one of many: a task of a Slurm array, of a Kubernetes job or of HyperQueue.</summary>
/// <param name="variable">The environment.</param>
internal sealed class ArrayTask(Func<string, string?> variable)
{
    private const string SlurmTask = "SLURM_ARRAY_TASK_ID";
    private const string KubernetesTask = "JOB_COMPLETION_INDEX";
    private const string HyperQueueTask = "HQ_TASK_ID";

    /// <summary>The shard.</summary>
    /// <param name="count">How many shards there are; null where the scheduler tells it.</param>
    /// <exception cref="InvalidInputException">There is no scheduler, or it does not tell enough.</exception>
    internal Shard Find(int? count)
    {
        if (variable(SlurmTask) is { Length: > 0 })
            return count is { } stated ? FromOne(SlurmTask, stated, $"submit the array as --array=1-{stated}") : OfSlurm();
        if (variable(KubernetesTask) is { Length: > 0 })
            return Within(KubernetesTask, Number(KubernetesTask) + 1, Stated(KubernetesTask, count), "it counts from 0 to n-1");
        if (variable(HyperQueueTask) is { Length: > 0 })
        {
            var stated = Stated(HyperQueueTask, count);
            return FromOne(HyperQueueTask, stated, $"submit the array as --array=1-{stated}");
        }

        throw new InvalidInputException(
            $"--shard auto finds no task of a scheduler: none of {SlurmTask}, {KubernetesTask} and {HyperQueueTask} is set; give --shard i/n");
    }

    // Of a part of an array that is submitted anew Slurm tells the number of that part: what it was a part of, it does not.
    private Shard OfSlurm()
    {
        var (task, first, last, count) = (Number(SlurmTask), Number("SLURM_ARRAY_TASK_MIN"), Number("SLURM_ARRAY_TASK_MAX"), Number("SLURM_ARRAY_TASK_COUNT"));
        if (first is not (0 or 1) || last - first + 1 != count)
        {
            throw new InvalidInputException(
                $"--shard auto takes the number of shards from an array such as --array=1-8, and this one goes from {first} to {last} in {count} tasks; "
                + "state it, as in --shard auto/8");
        }

        return Within(SlurmTask, task - first + 1, count, $"the array has {count} tasks");
    }

    private Shard FromOne(string name, int count, string remedy) => Within(name, Number(name), count, remedy);

    private static Shard Within(string name, int index, int count, string remedy) => index >= 1 && index <= count && count <= Shard.MaximumCount
        ? new Shard(index, count)
        : throw new InvalidInputException($"--shard auto finds shard {index} of {count} in {name}, which there is not; {remedy}");

    private static int Stated(string name, int? count) =>
        count ?? throw new InvalidInputException($"--shard auto finds {name}, which does not tell how many tasks there are; state it, as in --shard auto/8");

    private int Number(string name) => int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue
        ? number
        : throw new InvalidInputException($"--shard auto cannot read {name}={variable(name)}; give --shard i/n");
}
