/* sal-csv-encoding.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-csv-encoding.h"

/* 0x80 … 0x9f of Windows-1252; the rest of it is Latin-1. Five bytes mean nothing. */
static const gunichar high_controls[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

/**
 * sal_csv_encoding_to_utf8:
 * @text: (array length=length): text in Windows-1252, of which Latin-1 is a part
 * @length: the number of bytes of @text
 * @converted: (out caller-allocates): room for %SAL_CSV_ENCODING_GROWTH times @length bytes
 *
 * Converts text to UTF-8. A byte without meaning becomes U+FFFD.
 *
 * Returns: the number of bytes written
 */
gsize
sal_csv_encoding_to_utf8 (const char *text, gsize length, char *converted)
{
  gsize written = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) text[i];
      gunichar character = byte >= 0x80 && byte < 0xa0 ? high_controls[byte - 0x80] : byte;

      if (character < 0x80)
        converted[written++] = (char) character;
      else
        written += (gsize) g_unichar_to_utf8 (character, converted + written);
    }

  return written;
}
