using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace TokenOps.Client.Tests;

/// <summary>A million damaged images.</summary>
internal sealed class MutatedImageHeaderTests
{
    private const int Cases = 5_000;
    private const int MutationsPerCase = 200;

    private static readonly byte[][] Corpus = [.. TestAssets.ImageNames.Select(static n => File.ReadAllBytes(TestAssets.Image(n))).Where(static b => b.Length < 10_000)];

    [Test]
    public void Mutated_and_truncated_images_do_no_harm()
    {
        var mutations =
            from kind in Gen.Choose(0, 6)
            from at in Gen.Choose(0, int.MaxValue - 1)
            from value in Gen.Choose(0, int.MaxValue - 1)
            select new Mutation(kind, at, value);
        var damages =
            from image in Gen.Choose(0, Corpus.Length - 1)
            from steps in Gen.ArrayOf(mutations, MutationsPerCase)
            select new Damage(image, steps);
        var (looked, readable) = (0, 0);

        Prop.ForAll(damages.ToArbitrary(), damage =>
        {
            var bytes = Corpus[damage.Image].ToList();
            foreach (var step in damage.Steps)
            {
                step.Apply(bytes, Corpus[damage.Image]);
                readable += Look([.. bytes]) ? 1 : 0;
                looked++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true));

        looked.Should().Be(Cases * MutationsPerCase);
        readable.Should().BeInRange(looked / 100, looked * 99 / 100, "both kinds of outcome have to be tried");
    }

    private static bool Look(byte[] bytes)
    {
        var bySpan = ImageHeader.TryRead(bytes);
        using var seekable = new MemoryStream(bytes);
        if (ImageHeader.TryRead(seekable) != bySpan)
            throw new InvalidOperationException("The stream says something else than the span.");
        if (bytes.Length % 16 == 0)
        {
            // One that cannot seek may know less, but nothing else.
            using var forward = new ObservedStream(bytes, canSeek: false);
            if (ImageHeader.TryRead(forward) is { } other && (other.Format, other.Width, other.Height) != (bySpan?.Format, bySpan?.Width, bySpan?.Height))
                throw new InvalidOperationException("The stream that cannot seek says something else.");
        }

        if (bySpan is { Width: < 1 } or { Height: < 1 })
            throw new InvalidOperationException("An image without pixels was believed.");
        return bySpan is not null;
    }

    private sealed record Damage(int Image, Mutation[] Steps)
    {
        public override string ToString() => $"image {Image}: {string.Join(", ", Steps.Select(static s => s.ToString()))}";
    }

    private sealed record Mutation(int Kind, int At, int Value)
    {
        public void Apply(List<byte> bytes, byte[] original)
        {
            // An image that was cut down to nothing, or damaged beyond hope, starts afresh.
            if (bytes.Count < 12 || At % 23 == 0)
            {
                bytes.Clear();
                bytes.AddRange(original);
            }

            // Most damage near the start, where the header is.
            var at = At % Math.Min(bytes.Count, At % 3 == 0 ? bytes.Count : 64);
            switch (Kind)
            {
                case 0:
                    bytes[at] = (byte)Value;
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << (Value % 8));
                    break;
                case 2:
                    bytes.Insert(at, (byte)Value);
                    break;
                case 3:
                    bytes.RemoveAt(at);
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    for (var i = at; i < Math.Min(at + 4, bytes.Count); i++)
                        bytes[i] = (byte)(Value % 2 == 0 ? 0xFF : 0x00);
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(Value % 40, bytes.Count - at)));
                    break;
            }
        }
    }
}
