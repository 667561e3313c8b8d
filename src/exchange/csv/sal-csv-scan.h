/* sal-csv-scan.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include <glib.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

/* How many bytes one mask covers; buffers that are scanned are readable that far past their end. */
#define SAL_CSV_SCAN_WIDTH 64

#ifdef __SSE2__

/* Bit i is set where text[i] is one or the other byte. */
static inline guint64
sal_csv_scan_mask (const char *text, char one, char other)
{
  const __m128i ones = _mm_set1_epi8 (one);
  const __m128i others = _mm_set1_epi8 (other);
  guint64 mask = 0;

  for (guint i = 0; i < SAL_CSV_SCAN_WIDTH; i += 16)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (text + i));
      __m128i hits = _mm_or_si128 (_mm_cmpeq_epi8 (bytes, ones), _mm_cmpeq_epi8 (bytes, others));

      mask |= (guint64) (guint) _mm_movemask_epi8 (hits) << i;
    }

  return mask;
}

#else

/* The high bit of each byte of @word that equals the byte repeated in @pattern. */
static inline guint64
sal_csv_scan_equal (guint64 word, guint64 pattern)
{
  const guint64 low = G_GUINT64_CONSTANT (0x7f7f7f7f7f7f7f7f);
  guint64 difference = word ^ pattern;

  return ~(((difference & low) + low) | difference | low);
}

static inline guint64
sal_csv_scan_mask (const char *text, char one, char other)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101) * (guchar) one;
  const guint64 others = G_GUINT64_CONSTANT (0x0101010101010101) * (guchar) other;
  guint64 mask = 0;

  for (guint i = 0; i < SAL_CSV_SCAN_WIDTH; i += 8)
    {
      guint64 word, hits;

      memcpy (&word, text + i, 8);
      word = GUINT64_FROM_LE (word);
      hits = sal_csv_scan_equal (word, ones) | sal_csv_scan_equal (word, others);
      mask |= (((hits >> 7) * G_GUINT64_CONSTANT (0x0102040810204080)) >> 56) << i;
    }

  return mask;
}

#endif

/* The first byte of the text that is NUL or not ASCII, or its length. */
static inline gsize
sal_csv_scan_special (const char *text, gsize length)
{
  const guint64 high = G_GUINT64_CONSTANT (0x8080808080808080);
  const guint64 low = G_GUINT64_CONSTANT (0x0101010101010101);
  gsize i = 0;

  for (; i + 8 <= length; i += 8)
    {
      guint64 word;

      memcpy (&word, text + i, 8);
      /* a borrow may claim a byte too many, never one too few; the loop below decides */
      if ((word | (word - low)) & high)
        break;
    }
  while (i < length && text[i] > 0 && (guchar) text[i] < 0x80)
    i++;

  return i;
}

G_END_DECLS
