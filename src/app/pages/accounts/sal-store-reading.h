/* sal-store-reading.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/**
 * SalStoreReading:
 *
 * What a page reads of the store of its workspace, on another thread, and reads anew whenever
 * something changes; meanwhile the page is busy. A page that is not mapped waits until it is.
 */
typedef struct _SalStoreReading SalStoreReading;

/* @result: (transfer full) (nullable): what was read; with @error if nothing was */
typedef void (*SalStoreTaken) (SalPage *page, gpointer result, const GError *error);

/* @read: its data is a gint64, what it is asked for */
SalStoreReading *sal_store_reading_new (SalPage *page,
                                        SalReadFunc read,
                                        GDestroyNotify free_result,
                                        SalStoreTaken taken);
void sal_store_reading_start (SalStoreReading *self, gint64 subject);
/* The page goes: nothing is told to it any more. */
void sal_store_reading_stop (SalStoreReading *self);

G_END_DECLS
