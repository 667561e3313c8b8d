/* sal-price-holders.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"

G_BEGIN_DECLS

/* Of those who are entitled so many are named, and of the rest their number. */
#define SAL_PRICE_HOLDERS_NAMED 5

/* Somebody who holds a role that decision rights are given to. */
typedef struct
{
  gint64 person;
  char *name;
  char *role;
} SalPriceHolder;

GArray *sal_price_holders_new (void);
void sal_price_holders_add (GArray *holders, gint64 person, const char *name, const char *role);
const char *
sal_price_holders_find_role (const GArray *holders, const char *const *roles, gint64 person);
char *sal_price_holders_describe (const GArray *holders, const char *const *roles);

/* For reader functions; sal-price-holders-repository.c */
GArray *sal_price_holders_load (SalConnection *connection, gint32 day, GError **error);

G_END_DECLS
