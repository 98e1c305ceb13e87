using Phodos.Cli.Sharding;

namespace Phodos.Cli.Tests.Sharding;

/// <summary>Every input is in exactly one shard, whatever the others are, and a scheduler's task tells which shard a process is.</summary>
public sealed class ShardTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public void An_input_is_in_exactly_one_shard_and_shards_are_alike_in_size(int count)
    {
        Shard[] shards = [.. Enumerable.Range(1, count).Select(index => new Shard(index, count))];
        var keys = Enumerable.Range(0, 64_00).Select(number => InputKey.Of(FormattableString.Invariant($"a.tar/{number:D6}.vasp"))).ToArray();
        foreach (var key in keys)
            shards.Count(shard => shard.Has(key)).ShouldBe(1);
        var mean = keys.Length / count;
        shards.Select(shard => keys.Count(shard.Has)).ShouldAllBe(size => Math.Abs(size - mean) <= 6 * Math.Sqrt(mean));
    }

    // Another version that shared out otherwise would go on with shards of this one and lose and double rows.
    [Fact]
    public void Names_are_shared_out_as_they_were_before() =>
        string.Concat("abcdefghijklmnop".Select(name => Enumerable.Range(1, 5).Single(index => new Shard(index, 5).Has(InputKey.Of(name.ToString())))))
            .ShouldBe("1215335311114355");

    [Theory]
    [InlineData("SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=8 SLURM_ARRAY_TASK_COUNT=8", null, "1/8")]
    [InlineData("SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_COUNT=8", null, "1/8")]
    [InlineData("SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_COUNT=2", 8, "7/8")]
    [InlineData("JOB_COMPLETION_INDEX=0", 4, "1/4")]
    [InlineData("JOB_COMPLETION_INDEX=3", 4, "4/4")]
    [InlineData("HQ_TASK_ID=4", 4, "4/4")]
    public void A_task_of_a_scheduler_is_a_shard(string environment, int? count, string shard) =>
        Task(environment).Find(count).ToString().ShouldBe(shard);

    [Theory]
    [InlineData("", null, "finds no task of a scheduler")]
    [InlineData("SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_COUNT=2", null, "state it, as in --shard auto/8")]
    [InlineData("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_MAX=4 SLURM_ARRAY_TASK_COUNT=2", null, "state it, as in --shard auto/8")]
    [InlineData("SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=9 SLURM_ARRAY_TASK_COUNT=5", null, "state it, as in --shard auto/8")]
    [InlineData("SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_COUNT=8", 8, "--array=1-8")]
    [InlineData("SLURM_ARRAY_TASK_ID=x", 8, "cannot read SLURM_ARRAY_TASK_ID=x")]
    [InlineData("JOB_COMPLETION_INDEX=0", null, "does not tell how many")]
    [InlineData("JOB_COMPLETION_INDEX=4", 4, "shard 5 of 4")]
    [InlineData("HQ_TASK_ID=0", 4, "shard 0 of 4")]
    public void A_task_that_tells_too_little_is_refused(string environment, int? count, string words) =>
        Should.Throw<InvalidInputException>(() => Task(environment).Find(count)).Message.ShouldContain(words);

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("auto/0")]
    [InlineData("autos")]
    public void A_shard_that_there_is_not_is_refused(string shard) =>
        PhodosCommand.Create().Parse(["predict", "a.cif", "--shard", shard]).Errors.ShouldHaveSingleItem().Message.ShouldStartWith($"--shard cannot be '{shard}'");

    [Fact]
    public void Options_that_rows_do_not_depend_on_are_no_part_of_what_a_shard_is()
    {
        var plain = PhodosCommand.Create().Parse(["predict", "a.tar", "--shard", "1/2", "--unit", "THz", "--sites"]);
        var other = PhodosCommand.Create().Parse(
            ["predict", "b.tar", "--sites", "--shard", "2/2", "--unit", "THz", "--threads", "3", "-q", "-o", "x", "--part-rows", "5", "-w", "y"]);
        ShardIdentity.OptionsOf(plain).ShouldBe(["--sites", "--unit THz"]);
        ShardIdentity.OptionsOf(other).ShouldBe(["--sites", "--unit THz"]);
    }

    private static ArrayTask Task(string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=')).ToDictionary(entry => entry[0], entry => entry[1]);
        return new ArrayTask(name => variables.GetValueOrDefault(name));
    }
}
