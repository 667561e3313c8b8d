/* sal-account-tab.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-tab.h"

typedef struct
{
  gint64 account;
} SalAccountTabPrivate;

typedef enum
{
  PROP_ACCOUNT = 1,
} SalAccountTabProperty;

static GParamSpec *properties[PROP_ACCOUNT + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SalAccountTab, sal_account_tab, SAL_TYPE_PAGE)

gint64
sal_account_tab_get_account (SalAccountTab *self)
{
  SalAccountTabPrivate *priv = sal_account_tab_get_instance_private (self);

  return priv->account;
}

/**
 * sal_account_tab_set_account:
 * @self: a tab
 * @account: the id of an account
 *
 * Shows an account.
 */
void
sal_account_tab_set_account (SalAccountTab *self, gint64 account)
{
  SalAccountTabPrivate *priv = sal_account_tab_get_instance_private (self);

  if (priv->account == account)
    return;

  priv->account = account;
  SAL_ACCOUNT_TAB_GET_CLASS (self)->show_account (self, account);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
}

static void
sal_account_tab_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalAccountTabProperty) prop_id)
    {
    case PROP_ACCOUNT:
      g_value_set_int64 (value, sal_account_tab_get_account (SAL_ACCOUNT_TAB (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_account_tab_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch ((SalAccountTabProperty) prop_id)
    {
    case PROP_ACCOUNT:
      sal_account_tab_set_account (SAL_ACCOUNT_TAB (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_account_tab_class_init (SalAccountTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sal_account_tab_get_property;
  object_class->set_property = sal_account_tab_set_property;

  properties[PROP_ACCOUNT] =
      g_param_spec_int64 ("account",
                          NULL,
                          NULL,
                          0,
                          G_MAXINT64,
                          0,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sal_account_tab_init (SalAccountTab *self)
{
}
