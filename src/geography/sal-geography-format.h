/* sal-geography-format.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the reader, the writer and tools/convert-boundaries.py agree on. The file is compressed with
 * gzip, whose checksum finds damage. Inside, numbers are
 *
 *   unsigned  seven bits a byte, the lowest first, the highest bit set in all bytes but the last
 *   signed    0, −1, 1, −2, 2 … as the unsigned 0, 1, 2, 3, 4 …
 *   real      an IEEE double, the lowest byte first
 *   text      its length in bytes, unsigned, and as much UTF-8
 *
 * and a geography is
 *
 *   the magic bytes, and the version as a byte
 *   real × 4: units per degree of longitude, of latitude; longitude and latitude of unit 0
 *   unsigned: the number of arcs; each is
 *     unsigned: the number of its points; each is
 *       signed × 2: units from the point before it, also if that is of the arc before
 *   unsigned: the number of areas; each is
 *     text × 3: code, name, code of what it is part of
 *     unsigned: 1 if its center follows, signed × 2 in units, or 0 if it is to be found
 *     unsigned: the number of its rings; each is
 *       unsigned: twice the number of its references, plus 1 if it is a hole
 *       signed: each reference, less the one before it in the file
 */
#define SAL_GEOGRAPHY_MAGIC   "SALGEO\n"
#define SAL_GEOGRAPHY_VERSION 1

/* Units per degree of what the program writes: a centimetre. The whole Earth fits 32 bits. */
#define SAL_GEOGRAPHY_UNITS 1e7

/* More than this is not read: 4 million areas or 100 million points. */
#define SAL_GEOGRAPHY_MAX_BYTES (512 * 1024 * 1024)

G_END_DECLS
