/* sal-sample-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SAL_SAMPLE_N_INDUSTRIES        12
#define SAL_SAMPLE_TRADES_PER_INDUSTRY 14

/* Whose given and family names are used where. */
typedef enum
{
  SAL_SAMPLE_CULTURE_AMERICAN,
  SAL_SAMPLE_CULTURE_NORTHERN,    /* British, Irish and Scandinavian */
  SAL_SAMPLE_CULTURE_CONTINENTAL, /* German, French, Italian and Iberian */
  SAL_SAMPLE_CULTURE_JAPANESE,
} SalSampleCulture;

#define SAL_SAMPLE_N_CULTURES (SAL_SAMPLE_CULTURE_JAPANESE + 1)

typedef struct
{
  const char *const *words;
  guint n_words;
} SalSampleWords;

extern const SalSampleWords sal_sample_families;
extern const SalSampleWords sal_sample_places;
extern const SalSampleWords sal_sample_coined_starts;
extern const SalSampleWords sal_sample_coined_ends;
extern const SalSampleWords sal_sample_trades; /* industry × SAL_SAMPLE_TRADES_PER_INDUSTRY */
extern const SalSampleWords sal_sample_given_names[SAL_SAMPLE_N_CULTURES];
extern const SalSampleWords sal_sample_family_names[SAL_SAMPLE_N_CULTURES];

G_END_DECLS
