#!/bin/sh
# Makes the images beside it. Needs ImageMagick 6, pngcrush, libjpeg-turbo-progs, webp, apngasm and exiftool, as Debian 12 has them.
set -eu
cd "$(dirname "$0")"
rm -f ./*.png ./*.jpg ./*.webp ./*.gif ../photo.png ../mask.png
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

convert -size 13x9 gradient:black-white -depth 16 "$work/gray.png"
convert -size 13x9 gradient:red-blue -depth 16 "$work/color.png"
convert "$work/color.png" \( -size 13x9 gradient:white-black \) -alpha off -compose CopyOpacity -composite "$work/alpha.png"

png() { # source, colour type, bit depth, name, further options
    source=$1 type=$2 depth=$3 name=$4
    shift 4
    convert "$work/$source.png" "$@" -strip -define png:exclude-chunks=all \
        -define png:color-type="$type" -define png:bit-depth="$depth" "PNG:$name.png"
}
for depth in 1 2 4 8 16; do
    png gray 0 $depth "png-gray-$depth" -colorspace Gray -depth $depth +dither -posterize 2
    pngcrush -q -s -force -trns 0 0 0 0 0 "png-gray-$depth.png" "png-gray-$depth-trns.png" > /dev/null 2>&1
done
for depth in 8 16; do
    png color 2 $depth "png-rgb-$depth"
    pngcrush -q -s -force -trns 0 255 0 0 0 "png-rgb-$depth.png" "png-rgb-$depth-trns.png" > /dev/null 2>&1
    png gray 4 $depth "png-gray-alpha-$depth" -alpha set
    png alpha 6 $depth "png-rgba-$depth"
done
for depth in 1 2 4 8; do
    png color 3 $depth "png-palette-$depth" -colors $((1 << depth)) +dither
    # The top left pixel's colour becomes transparent.
    convert "png-palette-$depth.png" -fuzz 1% -fill none -draw 'matte 0,0 replace' -strip -define png:exclude-chunks=date,time,gAMA,cHRM \
        -define png:color-type=3 -define png:bit-depth=$depth "PNG8:png-palette-$depth-trns.png"
done
convert "$work/color.png" -depth 8 -interlace PNG -strip PNG24:png-interlaced.png
convert "$work/alpha.png" -depth 8 -interlace PNG -strip PNG32:png-interlaced-alpha.png
convert "$work/color.png" -depth 8 PNG24:"$work/frame1.png"
convert "$work/color.png" -depth 8 -flip PNG24:"$work/frame2.png"
apngasm png-animated-trns.png "$work/frame1.png" "$work/frame2.png" > /dev/null
cp png-palette-4-trns.png png-long-text.png
exiftool -q -overwrite_original -Orientation#=6 -PNG:Comment="$(head -c 3000 /dev/zero | tr '\0' x)" png-long-text.png

convert "$work/color.png" -depth 8 "$work/color.ppm"
cjpeg -quality 70 -outfile jpeg-baseline.jpg "$work/color.ppm"
cjpeg -quality 70 -progressive -outfile jpeg-progressive.jpg "$work/color.ppm"
cjpeg -quality 70 -arithmetic -outfile jpeg-arithmetic.jpg "$work/color.ppm"
cjpeg -quality 70 -restart 1 -optimize -outfile jpeg-restart.jpg "$work/color.ppm"
cjpeg -quality 70 -grayscale -outfile jpeg-gray.jpg "$work/color.ppm"
convert "$work/color.png" -depth 8 -strip -colorspace CMYK -quality 70 jpeg-cmyk.jpg
for name in baseline progressive cmyk; do
    cp "jpeg-$name.jpg" "jpeg-$name-exif.jpg"
    exiftool -q -overwrite_original -Orientation#=6 -Artist=nobody "jpeg-$name-exif.jpg"
done
cp jpeg-baseline.jpg jpeg-long-comment.jpg
exiftool -q -overwrite_original -Comment="$(head -c 60000 /dev/zero | tr '\0' x)" jpeg-long-comment.jpg

cwebp -quiet -q 50 "$work/color.png" -o webp-lossy.webp
cwebp -quiet -q 50 "$work/alpha.png" -o webp-lossy-alpha.webp
cwebp -quiet -lossless "$work/color.png" -o webp-lossless.webp
cwebp -quiet -lossless "$work/alpha.png" -o webp-lossless-alpha.webp
img2webp -lossy -d 100 "$work/frame1.png" "$work/frame2.png" -o webp-animated.webp > /dev/null 2>&1
convert -delay 10 "$work/frame1.png" "$work/frame2.png" "$work/animated.gif"
convert "$work/alpha.png" -depth 8 "$work/transparent.gif"
gif2webp -quiet "$work/transparent.gif" -o "$work/t.webp"
webpmux -frame webp-lossless-alpha.webp +100 -frame "$work/t.webp" +100 -o webp-animated-alpha.webp > /dev/null 2>&1
cp webp-lossy.webp webp-exif.webp
exiftool -q -overwrite_original -Orientation#=6 -Artist=nobody webp-exif.webp

convert "$work/color.png" GIF87:gif-87.gif
cp "$work/animated.gif" gif-animated.gif
cp "$work/transparent.gif" gif-transparent.gif

# The picture and the mask of the examples.
cd ..
convert -size 256x256 gradient:'#f9d9a6-#e58a7b' -alpha set \
    -fill '#fff3c9' -draw 'circle 182,84 182,54' \
    -fill '#8c6f94' -draw 'polygon 0,176 58,108 112,170 160,128 256,190 256,256 0,256' \
    -fill '#4f6d7a' -draw 'polygon 0,206 84,160 170,214 256,172 256,256 0,256' \
    -fill '#2f4858' -draw 'polygon 0,236 100,206 256,234 256,256 0,256' \
    \( -size 256x256 xc:none -fill white -draw 'roundrectangle 0,0 255,255 28,28' \) -compose DstIn -composite \
    -depth 8 -strip -define png:exclude-chunks=date,time PNG32:photo.png
convert -size 256x256 xc:black -alpha set \( -size 256x256 xc:white -fill black -draw 'circle 96,196 96,152' \) \
    -alpha off -compose CopyOpacity -composite -depth 8 -strip -define png:exclude-chunks=date,time PNG32:mask.png
