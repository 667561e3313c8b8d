/* sal-rooms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rooms.h"

#include <glib/gi18n.h>

#include "sal-accounts-page.h"
#include "sal-compensation-page.h"
#include "sal-dashboard-page.h"
#include "sal-history-page.h"
#include "sal-metrics-page.h"
#include "sal-records-page.h"
#include "sal-territories-page.h"

/* The rooms in the order of the sidebar; one line adds a room. */
static const SalRoom rooms[] = {
  { "dashboard",
    N_ ("Perform"),
    N_ ("Dashboard"),
    "view-app-grid-symbolic",
    sal_dashboard_page_get_type },
  { "territories",
    N_ ("Design"),
    N_ ("Territories"),
    "mark-location-symbolic",
    sal_territories_page_get_type },
  { "compensation",
    N_ ("Design"),
    N_ ("Compensation"),
    "emblem-documents-symbolic",
    sal_compensation_page_get_type },
  { "accounts",
    N_ ("Design"),
    N_ ("Accounts"),
    "x-office-address-book-symbolic",
    sal_accounts_page_get_type },
  { "metrics",
    N_ ("Lead"),
    N_ ("Metrics"),
    "accessories-calculator-symbolic",
    sal_metrics_page_get_type },
  { "records", N_ ("Data"), N_ ("Records"), "view-list-symbolic", sal_records_page_get_type },
  { "history",
    N_ ("Data"),
    N_ ("History"),
    "document-open-recent-symbolic",
    sal_history_page_get_type },
};

/**
 * sal_rooms_get:
 * @n_rooms: (out): how many there are
 *
 * Lists the rooms in the order of the sidebar, groups together.
 *
 * Returns: (array length=n_rooms) (transfer none): the rooms
 */
const SalRoom *
sal_rooms_get (gsize *n_rooms)
{
  *n_rooms = G_N_ELEMENTS (rooms);

  return rooms;
}

/**
 * sal_rooms_find:
 * @name: the name of a room
 *
 * Finds a room by its name.
 *
 * Returns: (transfer none) (nullable): the room
 */
const SalRoom *
sal_rooms_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      if (g_strcmp0 (rooms[i].name, name) == 0)
        return &rooms[i];
    }

  return NULL;
}
