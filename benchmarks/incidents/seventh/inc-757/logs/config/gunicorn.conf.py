bind = "127.0.0.1:8000"
workers = 1
worker_class = "gthread"
threads = 16
timeout = 120
graceful_timeout = 5
keepalive = 5
accesslog = "-"
errorlog = "-"
loglevel = "info"
access_log_format = '%({x-forwarded-for}i)s %(h)s %(t)s "%(r)s" %(s)s %(b)s %(T)s pid=%(p)s'
