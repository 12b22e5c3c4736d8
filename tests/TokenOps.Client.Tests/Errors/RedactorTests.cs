using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using Newtonsoft.Json;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Errors;

public sealed class RedactorTests
{
    private const string Key = "sk-Zq81LmNw03xYtR5p";
    private const string Prompt = "a very confidential prompt, longer than a word";
    private const string Chinese = "一只戴着红色围巾的橘猫坐在月球表面的环形山边，背景是缓缓升起的地球";
    private const string German = "Ein völlig vertraulicher Entwurf über blühende Äpfel, süße Möhren und größere Hügel";

    public static IEnumerable<TestCaseData> Forms()
    {
        foreach (var (name, text) in new[] { ("key", Key), ("English", Prompt), ("Chinese", Chinese), ("German", German), ("emoji", "🦊🐙 a fox and 🐙🦊 an octopus dance at night 🌕🌖") })
        {
            foreach (var (form, write) in Writers())
            {
                yield return new TestCaseData(text, write).SetArgDisplayNames(name, form);
            }
        }
    }

    [TestCase("bad: " + Prompt, "bad: [text]")]
    [TestCase("bad: a very confidential pro... (cut)", "bad: [text]... (cut)")]
    [TestCase("bad: ...dential prompt, longer...", "bad: ...[text]...")]
    [TestCase("bad: ...ger than a word", "bad: ...ger than a word", Description = "Fifteen characters.")]
    [TestCase("bad: ...nger than a word", "bad: ...[text]", Description = "Sixteen characters.")]
    [TestCase(Prompt + Prompt, "[text]")]
    [TestCase("nothing of it", "nothing of it")]
    [TestCase("the size 'a big one' is wrong", "the size '[text]' is wrong")]
    [TestCase("the sizes a big ones are wrong", "the sizes a big ones are wrong")]
    [TestCase("the key " + Key + " is wrong", "the key [key] is wrong")]
    [TestCase("the key ...03xYtR5p is wrong", "the key ...[key] is wrong")]
    [TestCase("the key ...3xYtR5p is wrong", "the key ...3xYtR5p is wrong")]
    [TestCase("no model a-model-with-a-long-name", "no model a-model-with-a-long-name")]
    public void Keys_and_texts_of_the_request_are_masked(string words, string expected)
    {
        Redactor(new Request { Prompt = Prompt, Size = "a big one", Model = "a-model-with-a-long-name" }).Mask(words).Should().Be(expected);
    }

    [TestCaseSource(nameof(Forms))]
    public void A_secret_is_found_in_every_form(string secret, Func<string, string> write)
    {
        var redactor = Redactor(new Request { Prompt = secret });

        foreach (var form in new[] { write(secret), write(secret[..Math.Min(20, secret.Length)]), write(secret[^Math.Min(20, secret.Length)..]), write("x" + secret[2..19] + "x") })
        {
            var masked = redactor.Mask("{\"error\":\"before " + form + " after\"}");

            masked.Should().StartWith("{\"error\":\"before ").And.EndWith(" after\"}").And.ContainAny("[text]", "[key]");
            masked.Length.Should().BeLessThan(60, "no more than the edges of {0} may be left", form);
        }
    }

    [TestCase("sk-1", "no such key: SK-1", "no such key: [key]")]
    [TestCase("sk-1", "no such key: sk%2D1", "no such key: [key]")]
    public void A_short_key_is_masked_as_a_whole(string key, string words, string expected)
    {
        new Redactor([key], static () => []).Mask(words).Should().Be(expected);
    }

    [TestCase("画一只猫", "提示词违规：画一只猫。", "提示词违规：[text]。")]
    [TestCase("two cats", "no picture of 'two cats'", "no picture of '[text]'")]
    [TestCase("two cats", "no picture of TWO%20CATS.", "no picture of [text].")]
    [TestCase("two cats", "no picture of two catsuits", "no picture of two catsuits")]
    [TestCase("user-4711", "the user user-4711 is blocked", "the user [text] is blocked")]
    [TestCase("user-4711", "the user user-47110 is blocked", "the user user-47110 is blocked")]
    public void Short_texts_are_masked_where_they_stand_alone(string text, string words, string expected)
    {
        Redactor(new Request { Prompt = text }).Mask(words).Should().Be(expected);
    }

    [TestCase("text", "{\"type\":\"text\"}")]
    [TestCase("cat", "the category of 'cat' is unknown")]
    [TestCase("a", "a thing is unknown")]
    [TestCase("a cat", "not 'a cat'")]
    [TestCase("portrait", "the style 'portrait' is unknown")]
    [TestCase("invalid_value", "{\"code\":\"invalid_value\",\"param\":\"size\"}")]
    public void Words_that_come_in_errors_by_themselves_are_not_masked(string text, string words)
    {
        Redactor(new Request { Prompt = text }).Mask(words).Should().Be(words);
    }

    [Test]
    public void What_is_masked_takes_memory_that_the_words_bound()
    {
        var redactor = Redactor(new Request { Prompt = Prompt });
        _ = redactor.Mask("image.finished");
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            _ = redactor.Mask("image.finished");
        }

        ((GC.GetAllocatedBytesForCurrentThread() - before) / 1000).Should().BeLessThan(6 * 1024);
    }

    [TestCase("sk-")]
    [TestCase("%5C%75 \\u0041&amp;")]
    public void A_long_text_full_of_secrets_takes_memory_in_proportion_to_it(string between)
    {
        var redactor = Redactor(new Request { Prompt = Prompt });
        var words = string.Concat(Enumerable.Repeat(Key + between, 32 * 1024 / (Key.Length + between.Length)));
        redactor.Mask(words).Should().NotContain(Key);
        var before = GC.GetAllocatedBytesForCurrentThread();

        redactor.Mask(words);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(128L * words.Length);
    }

    [Test]
    public void Nested_texts_and_names_of_files_are_masked()
    {
        var request = new Request
        {
            Many = [new Request { Prompt = Prompt }],
            Tags = ["a tag that nobody should see"],
            File = FilePart.FromStream(new MemoryStream(), "portrait of my neighbour.png"),
            Others = new Dictionary<string, RawJson>(StringComparer.Ordinal) { ["x"] = RawJson.FromText("""{"y":["another confidential text"]}""") },
        };

        Redactor(request).Mask(Prompt + "; another confidential text; a tag that nobody should see; portrait of my neighbour.png")
            .Should().Be("[text]; [text]; [text]; [text]");
    }

    [Test]
    public void Messages_are_bounded()
    {
        Redactor(null).MaskForMessage(new string('x', 10_000)).Should().HaveLength(501);
        Redactor(null).MaskForMessage(new string('x', 499) + "🦊🦊").Should().Be(new string('x', 499) + "…");
    }

    [Test]
    public void A_secret_far_behind_in_an_exception_is_not_shown_either()
    {
        var error = new HttpRequestException(new string('x', 100_000) + Key);

        Redactor(new Request { Prompt = Prompt }).Mask(error).ToString().Should().NotContain(Key).And.Contain("HttpRequestException");
    }

    [Test]
    public void An_exception_that_repeats_a_secret_is_replaced()
    {
        var redactor = Redactor(new Request { Prompt = Prompt });
        var error = new HttpRequestException("outer", new IOException("Received an invalid status line: '" + Key + " " + Prompt + "'."));

        var masked = redactor.Mask(error).ToString();

        masked.Should().Contain("System.Net.Http.HttpRequestException: outer").And.Contain("System.IO.IOException: Received an invalid status line: '[key] [text]'.");
    }

    [Test]
    public void An_exception_that_repeats_nothing_stays_as_it_is()
    {
        var error = new HttpRequestException("outer", new IOException("Connection reset"));

        Redactor(new Request { Prompt = Prompt }).Mask(error).Should().BeSameAs(error);
    }

    [TestCase(32_000, 600)]
    [TestCase(1_000_000, 65_536)]
    public void Long_prompts_and_hostile_words_take_no_time_that_matters(int promptLength, int wordsLength)
    {
        var redactor = Redactor(new Request { Prompt = new string('a', promptLength), Tags = [.. Enumerable.Range(1, 500).Select(static i => new string('b', (i % 40) + 1))] });
        var random = new Random(1);
        var hostile = new[] { new string('a', wordsLength), new string('%', wordsLength), new string('\\', wordsLength), new string('&', wordsLength), Convert.ToBase64String(new byte[wordsLength / 2]), new string([.. Enumerable.Range(0, wordsLength).Select(_ => (char)random.Next(0x80, 0x100))]) };

        foreach (var words in hostile)
        {
            var watch = Stopwatch.StartNew();
            _ = redactor.Mask(words);
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        }
    }

    [Test]
    public void The_documents_own_words_are_no_texts_of_the_caller()
    {
        var redactor = Redactor(new Request { Kind = "code_interpreter", Tags = ["item.transcription.logprobs", "a text of mine"] });

        redactor.Mask("tools[0].code_interpreter, item.transcription.logprobs, a text of mine").Should().Be("tools[0].code_interpreter, item.transcription.logprobs, [text]");
    }

    private static Redactor Redactor(Request? request) => new([Key], () => RequestTexts.Of(request));

    private static IEnumerable<(string Name, Func<string, string> Write)> Writers()
    {
        yield return ("as it is", static text => text);
        yield return ("upper case", static text => text.ToUpperInvariant());
        yield return ("lower case", static text => text.ToLowerInvariant());
        yield return ("URL", Uri.EscapeDataString);
        yield return ("URL in lower case", static text => WebUtility.UrlEncode(text).ToLowerInvariant());
        yield return ("URL twice", static text => Uri.EscapeDataString(Uri.EscapeDataString(text)));
        yield return ("every byte escaped for a URL", static text => string.Concat(Encoding.UTF8.GetBytes(text).Select(static value => "%" + value.ToString("x2", CultureInfo.InvariantCulture))));
        yield return ("JSON", static text => JsonConvert.ToString(text)[1..^1]);
        yield return ("JSON in ASCII", static text => JsonConvert.ToString(text, '"', StringEscapeHandling.EscapeNonAscii)[1..^1]);
        yield return ("JSON, all escaped", static text => string.Concat(text.Select(static c => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture))));
        yield return ("JSON in JSON", static text => JsonConvert.ToString(string.Concat(text.Select(static c => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))))[1..^1]);
        yield return ("HTML", static text => WebUtility.HtmlEncode(text));
        yield return ("HTML, all escaped", static text => string.Concat(text.EnumerateRunes().Select(static rune => "&#x" + rune.Value.ToString("x", CultureInfo.InvariantCulture) + ";")));
        yield return ("base64", static text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        yield return ("base64 behind one byte", static text => Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + text)));
        yield return ("base64 behind two bytes", static text => Convert.ToBase64String(Encoding.UTF8.GetBytes("::" + text)));
        yield return ("base64 for URLs", static text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_').TrimEnd('='));
        yield return ("hexadecimal", static text => Convert.ToHexString(Encoding.UTF8.GetBytes(text)));
        yield return ("UTF-8 read as Latin-1", static text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)));
        yield return ("UTF-16 read as Latin-1", static text => Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(text)));
        yield return ("big-endian UTF-16 read as Latin-1", static text => Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes(text)));
    }

    private sealed class Request : IMemberSource
    {
        public string? Prompt { get; set; }

        public string? Size { get; set; }

        public string? Model { get; set; }

        public IList<Request>? Many { get; set; }

        public string? Kind { get; set; }

        public IList<string>? Tags { get; set; }

        public FilePart? File { get; set; }

        public IDictionary<string, RawJson>? Others { get; set; }

        void IMemberSource.VisitMembers(IMemberVisitor visitor)
        {
            visitor.Visit("prompt", Prompt, null);
            visitor.Visit("size", Size, null);
            visitor.Visit("model", Model, null);
            visitor.Visit("many", Many, null);
            visitor.Visit("kind", Kind, [new OneOfAttribute("code_interpreter")]);
            visitor.Visit("tags", Tags, [new OneOfAttribute("item.transcription.logprobs") { MayGrow = true, EachItem = true }]);
            visitor.Visit("file", File, null);
            visitor.VisitUnknown(Others);
        }
    }
}
