/* sal-area-codes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"
#include "sal-sheet.h"

G_BEGIN_DECLS

/* What a column of a table says of which areas its rows are about. */
typedef struct
{
  guint n_rows;         /* that are not empty */
  guint n_matched;      /* of areas that there are */
  GPtrArray *unmatched; /* of char *: codes that are none of the geography's */
  GPtrArray *uncoded;   /* of char *: rows without a code, sentences with file and row */
} SalAreaCodes;

SalAreaCodes *
sal_area_codes_new (const SalSheet *sheet, const SalGeography *geography, guint column);
void sal_area_codes_free (SalAreaCodes *self);

guint sal_area_codes_get_n_left_out (const SalAreaCodes *self);
char *sal_area_codes_describe (const SalAreaCodes *self, guint n_values_left_out);

guint sal_area_codes_count (const SalSheet *sheet, const SalGeography *geography, guint column);
gsize sal_area_codes_find_length (const SalGeography *geography);
gboolean sal_area_codes_find_area (
    const SalGeography *geography, gsize length, const char *code, guint *area, guint *n_padded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAreaCodes, sal_area_codes_free)

G_END_DECLS
