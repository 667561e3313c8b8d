/* sal-sample-names.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-random.h"
#include "sal-sample-words.h"

G_BEGIN_DECLS

#define SAL_SAMPLE_NAME_BUFFER 96

typedef struct _SalSampleNames SalSampleNames;

SalSampleNames *sal_sample_names_new (guint64 seed);
void sal_sample_names_free (SalSampleNames *self);

char *sal_sample_names_next_company (SalSampleNames *self,
                                     SalSampleRandom *random,
                                     guint industry,
                                     SalSampleCulture culture,
                                     const char *suffix,
                                     char buffer[SAL_SAMPLE_NAME_BUFFER]);
void sal_sample_pick_person (SalSampleRandom *random,
                             SalSampleCulture culture,
                             const char **given,
                             const char **family);
char *sal_sample_write_ascii (const char *text, char *buffer, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSampleNames, sal_sample_names_free)

G_END_DECLS
