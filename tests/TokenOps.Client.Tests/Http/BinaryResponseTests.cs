using System;
using System.IO;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Http;

[NonParallelizable]
internal sealed class BinaryResponseTests
{
    [Test]
    public async Task An_announced_length_takes_no_memory_before_the_bytes_come()
    {
        using var response = new BinaryResponse(new MemoryStream([1, 2, 3])) { Length = int.MaxValue };
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = response.ReadAsBytesAsync();

        reading.IsCompleted.Should().BeTrue("otherwise other threads' work would not be counted");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20 * 1024 * 1024);
        (await reading).Should().Equal(1, 2, 3);
    }

    [Test]
    public async Task The_bytes_are_all_that_came_whatever_was_announced([Values(0, 2, 3, 4)] int announced)
    {
        using var response = new BinaryResponse(new MemoryStream([1, 2, 3])) { Length = announced };

        (await response.ReadAsBytesAsync()).Should().Equal(1, 2, 3);
    }

    [Test]
    public async Task It_is_saved_under_the_name_that_was_asked_for_or_one_that_fits_what_it_is()
    {
        using var folder = new TemporaryFolder();
        using var named = new BinaryResponse(new MemoryStream([1, 2, 3]));
        using var unnamed = new BinaryResponse(new MemoryStream([4])) { MediaType = "audio/mpeg" };

        var path = await named.SaveAsync(Path.Combine(folder.FullName, "a.bin"));
        var other = await unnamed.SaveAsync(folder.FullName);

        (await File.ReadAllBytesAsync(path)).Should().Equal(1, 2, 3);
        (await File.ReadAllBytesAsync(other)).Should().Equal(4);
        Path.GetDirectoryName(other).Should().Be(Path.GetFullPath(folder.FullName));
    }

    [Test]
    public async Task Nothing_is_left_of_a_file_whose_content_broke_off()
    {
        using var folder = new TemporaryFolder();
        using var response = new BinaryResponse(new BrokenStream());

        var save = () => response.SaveAsync(Path.Combine(folder.FullName, "a.bin"));

        await save.Should().ThrowAsync<IOException>();
        Directory.EnumerateFileSystemEntries(folder.FullName).Should().BeEmpty();
    }

    private sealed class BrokenStream : MemoryStream
    {
        private bool _began;

        public override bool CanRead => true;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, System.Threading.CancellationToken cancellationToken = default) => new(Read());

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, System.Threading.CancellationToken cancellationToken) => Task.FromResult(Read());

        private int Read()
        {
            if (_began)
                throw new IOException("broken off");
            _began = true;
            return 1;
        }
    }
}
