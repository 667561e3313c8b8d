/* sal-health-book.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-health-scheme.h"
#include "sal-id-map.h"

G_BEGIN_DECLS

/* An account that is watched; texts are owned by the book. */
typedef struct
{
  gint64 id;
  const char *name;
  gint64 owner;           /* the id of a person; 0: none */
  const char *owner_name; /* (nullable) */
  gboolean is_customer;   /* neither prospect nor former customer */
  SalSignalSeries series[SAL_N_SIGNALS];
} SalHealthAccount;

/**
 * SalHealthBook:
 *
 * The accounts that are watched with their signals: those that have signals, support cases or
 * satisfaction scores of their own.
 */
typedef struct
{
  gint32 day;
  SalHealthScheme *scheme;
  GArray *accounts; /* of SalHealthAccount, by name */
  SalIdMap *indexes;
  GStringChunk *texts;
} SalHealthBook;

SalHealthBook *sal_health_book_load (
    SalConnection *connection, gint64 account, gint32 from, gint32 day, GError **error);
void sal_health_book_free (SalHealthBook *self);
const SalHealthAccount *sal_health_book_find (const SalHealthBook *self, gint64 account);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalHealthBook, sal_health_book_free)

G_END_DECLS
